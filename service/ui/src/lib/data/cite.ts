/** How a release is cited, in the forms that are asked for. */

export const HOME = "https://w3id.org/accord-atlas/";

export interface Cited {
  release: string;
  /** The day of the data, and the day on which it is cited, both YYYY-MM-DD. */
  data: string;
  today: string;
}

/** GB/T 7714—2015: responsible body, title [type/carrier], version, (date of issue) [date of citation], address. */
export function gbt({ release, data, today }: Cited): string {
  return `The Accord Atlas authors. 工程师互认图谱（Accord Atlas）[DS/OL]. 数据版本${release}. (${data})[${today}]. ${HOME}.`;
}

export function apa({ release, data }: Cited): string {
  return `The Accord Atlas authors. (${data.slice(0, 4)}). Accord Atlas: the mutual recognition of professional engineers (Release ${release}, data of ${data}) [Data set]. ${HOME}`;
}

export function bibtex({ release, data, today }: Cited): string {
  const lines = {
    author: "{The Accord Atlas authors}",
    title: "Accord Atlas: the mutual recognition of professional engineers",
    year: data.slice(0, 4),
    version: release,
    note: `Data set, data of ${data}`,
    url: HOME,
    urldate: today,
  };
  const body = Object.entries(lines)
    .map(([name, value]) => `  ${name} = {${value}}`)
    .join(",\n");
  return `@misc{accord-atlas-${release.slice(0, 12)},\n${body}\n}`;
}
