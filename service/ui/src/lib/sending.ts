import { Problem, refusal } from "$/api/client";
import { at } from "./root";
import { token } from "./token.svelte";
import { lang } from "./ui.svelte";

export type Method = "POST" | "PUT" | "DELETE";

export interface Sent {
  /** A form with files, or what becomes JSON. */
  body?: FormData | object;
  /** Hears which share (0 to 1) of what is sent has left. */
  onsent?: (share: number) => void;
  signal?: AbortSignal;
}

/** Sends something with the token of this session and gives the JSON answer; throws `Problem` as `load` does. */
export async function send<T>(method: Method, href: string, sent: Sent = {}): Promise<T> {
  const text = await (await exchange(method, href, "application/json", sent)).text();
  return (text ? JSON.parse(text) : null) as T;
}

/** Sends something and gives the file that comes back. */
export async function sendForFile(method: Method, href: string, sent: Sent = {}): Promise<Blob> {
  return exchange(method, href, "*/*", sent);
}

/** One request; a browser tells how far an upload is only by `XMLHttpRequest`. */
function exchange(method: Method, href: string, accept: string, sent: Sent): Promise<Blob> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, at(href));
    request.responseType = "blob";
    request.setRequestHeader("Accept", accept);
    request.setRequestHeader("Accept-Language", lang());
    if (token()) request.setRequestHeader("Authorization", `Bearer ${token()}`);
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) sent.onsent?.(event.loaded / event.total);
    };
    request.onload = () => {
      const body = request.response as Blob;
      if (request.status < 400) resolve(body);
      else
        void body
          .text()
          .then(
            (text) =>
              reject(refusal(text, request.status, request.statusText, request.getResponseHeader("Retry-After"))),
            reject,
          );
    };
    request.onerror = () => reject(new Problem({ title: "offline" }, 0));
    request.onabort = () => reject(new DOMException("aborted", "AbortError"));
    sent.signal?.addEventListener("abort", () => request.abort());
    if (sent.body && !(sent.body instanceof FormData)) {
      request.setRequestHeader("Content-Type", "application/json");
      request.send(JSON.stringify(sent.body));
    } else request.send(sent.body ?? null);
  });
}
