/** Whether the operator lets pages of the interface stand in frames of others, as the server wrote it into the page. */
export const FRAMES = Boolean(document.querySelector<HTMLMetaElement>('meta[name="frames"]')?.content);

const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The code by which another page shows the picture of this address. */
export function frameCode(address: string, title: string, lang: string): string {
  const url = new URL(address);
  url.searchParams.set("embed", "1");
  url.searchParams.set("lang", lang);
  return `<iframe src="${escape(url.href)}" title="${escape(title)}" width="960" height="640" loading="lazy"></iframe>`;
}
