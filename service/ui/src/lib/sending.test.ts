import { afterEach, describe, expect, it, vi } from "vitest";
import { Problem } from "$/api/client";
import { send } from "./sending";
import { Task } from "./task.svelte";
import { token, useToken } from "./token.svelte";

/** A request as a browser has it, answered as `reply` says; what was sent is kept. */
function answering(reply: (authorised: string | undefined) => [status: number, body: string]): { sent: unknown[] } {
  const kept = { sent: [] as unknown[] };
  class Request {
    headers: Record<string, string> = {};
    upload: { onprogress?: (event: object) => void } = {};
    status = 0;
    statusText = "";
    response: Blob | null = null;
    onload?: () => void;
    open(): void {
      /* Nothing is opened. */
    }
    setRequestHeader(name: string, value: string): void {
      this.headers[name] = value;
    }
    getResponseHeader(): null {
      return null;
    }
    send(body: unknown): void {
      kept.sent.push(body);
      const [status, text] = reply(this.headers.Authorization);
      this.status = status;
      this.response = new Blob([text]);
      this.response.text = () => Promise.resolve(text);
      this.upload.onprogress?.({ lengthComputable: true, loaded: 1, total: 2 });
      this.onload?.();
    }
  }
  vi.stubGlobal("XMLHttpRequest", Request);
  return kept;
}

afterEach(() => {
  vi.unstubAllGlobals();
  useToken("");
});

describe("what is sent", () => {
  it("goes with the token once there is one, which this tab alone remembers", async () => {
    const kept = answering((authorised) =>
      authorised === "Bearer abc" ? [200, '{"done":true}'] : [401, '{"title":"No token","detail":"Give one."}'],
    );
    const task = new Task<{ done: boolean }>();
    const then = vi.fn();
    await task.run((watch) => send("POST", "/api/imports", { body: { a: 1 }, ...watch }), then);
    expect(then).not.toHaveBeenCalled();
    expect(task.problem).toBeInstanceOf(Problem);
    expect([task.problem?.status, task.problem?.details.title]).toEqual([401, "No token"]);
    expect(kept.sent).toEqual(['{"a":1}']);

    useToken(" abc ");
    expect([token(), sessionStorage.getItem("accord.token")]).toEqual(["abc", "abc"]);
    task.again();
    await vi.waitFor(() => expect(task.busy).toBe(false));
    expect([task.data, task.problem]).toEqual([{ done: true }, null]);
    expect(then).toHaveBeenCalledExactlyOnceWith({ done: true });
    expect(task.share).toBe(0.5);
  });

  it("says what a proxy says that knows no problems", async () => {
    answering(() => [413, "<html>too large</html>"]);
    const refused = await send("POST", "/api/imports", { body: new FormData() }).catch((error: unknown) => error);
    expect((refused as Problem).status).toBe(413);
  });
});

describe("a task", () => {
  it("drops what was under way when it begins again", async () => {
    const task = new Task<string>();
    const first = task.run(() => new Promise((resolve) => setTimeout(() => resolve("first"), 20)));
    expect(await task.run(() => Promise.resolve("second"))).toBe("second");
    expect([await first, task.data]).toEqual([null, "second"]);
  });
});
