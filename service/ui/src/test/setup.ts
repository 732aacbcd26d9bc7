import { vi } from "vitest";

// jsdom draws nothing and scrolls nothing; what is tested here is neither.
vi.stubGlobal("scrollTo", () => undefined);
HTMLDialogElement.prototype.showModal = function (): void {
  this.open = true;
};
HTMLDialogElement.prototype.close = function (): void {
  this.open = false;
  this.dispatchEvent(new Event("close"));
};
