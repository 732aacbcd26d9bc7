/** The pages of each tour in order; what is said there stands in `i18n/tour.ts`, in the same order. */
export const TOURS = {
  staff: [
    "/",
    "/id/jurisdiction/my",
    "/routes?tab=accession&agreement=ipea&candidate=cse-cn",
    "/scenario?organization=cse-cn",
    "/targets",
  ],
  researcher: [
    "/",
    "/sparql?question=members&p.agreement=ipea&p.as_of=2007-12-31",
    "/data?tab=conflicts",
    "/sparql?tab=editor",
    "/data?tab=cite",
  ],
  analyst: ["/network?focus=agreement/ipea,agreement/apec-engineer", "/compare?of=my,sg,th", "/map?of=cn", "/matrix"],
  engineer: ["/routes?from=pk&to=my", "/id/agreement/ipea", "/search?q=Singapore", "/glossary"],
} as const;

export type Tour = keyof typeof TOURS;

/** Whether the address names a tour. */
export function isTour(name: string | undefined): name is Tour {
  return name !== undefined && Object.hasOwn(TOURS, name);
}

/** The step that the address names, from 1; the first one where it names none that there is. */
export function stepOf(tour: Tour, step: string | undefined): number {
  const number = Number(step);
  return Number.isInteger(number) && number >= 1 && number <= TOURS[tour].length ? number : 1;
}

/** The address of a step: its page, with the tour and the step. */
export function stop(tour: Tour, step: number): string {
  const page = TOURS[tour][step - 1] ?? "/";
  return `${page}${page.includes("?") ? "&" : "?"}tour=${tour}&step=${step}`;
}
