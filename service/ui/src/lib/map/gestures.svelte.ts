import { HEIGHT, WIDTH } from "./draw";
import { CLOSEST, panned, type Frame, type Point, WHOLE, zoomed } from "./zoom";

/** A pointer that has moved by fewer pixels pressed; by more, it dragged. */
const STILL = 4;

/** What wheel, keys, buttons, one finger and two do to the frame of a picture. */
export class Gestures {
  frame = $state.raw<Frame>(WHOLE);
  /** Whether the last press was a drag, so that what lies under it is not chosen. */
  dragged = false;
  #down = new Map<number, Point>();

  get whole(): boolean {
    return this.frame.k === 1;
  }

  get closest(): boolean {
    return this.frame.k >= CLOSEST;
  }

  by = (factor: number): void => {
    this.frame = zoomed(this.frame, factor);
  };

  reset = (): void => {
    this.frame = WHOLE;
  };

  /** A turn of the wheel, or two fingers on a pad. At the ends it is left to the page, which scrolls on. */
  onwheel = (event: WheelEvent): void => {
    const nearer = event.deltaY < 0;
    if (nearer ? this.closest : this.whole) return;
    event.preventDefault();
    this.frame = zoomed(this.frame, Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.002)), point(event));
  };

  ondblclick = (event: MouseEvent): void => {
    event.preventDefault();
    this.frame = zoomed(this.frame, event.shiftKey ? 0.5 : 2, point(event));
  };

  onpointerdown = (event: PointerEvent): void => {
    if (event.button) return;
    if (!this.#down.size) this.dragged = false;
    this.#down.set(event.pointerId, point(event));
  };

  onpointermove = (event: PointerEvent): void => {
    const before = this.#down.get(event.pointerId);
    if (!before) return;
    const now = point(event);
    const moved = Math.hypot(now[0] - before[0], now[1] - before[1]);
    if (!this.dragged && moved * scale(event) < STILL) return;
    if (!this.dragged) (event.currentTarget as Element).setPointerCapture(event.pointerId);
    this.dragged = true;
    const other = [...this.#down].find(([id]) => id !== event.pointerId)?.[1];
    if (other) {
      const [was, is] = [distance(before, other), distance(now, other)];
      this.frame = zoomed(this.frame, is / Math.max(was, 1), other);
    } else this.frame = panned(this.frame, now[0] - before[0], now[1] - before[1]);
    this.#down.set(event.pointerId, now);
  };

  onpointerup = (event: PointerEvent): void => {
    this.#down.delete(event.pointerId);
  };

  onkeydown = (event: KeyboardEvent): void => {
    const step = 60;
    const acts: Record<string, () => void> = {
      "+": () => this.by(1.5),
      "=": () => this.by(1.5),
      "-": () => this.by(1 / 1.5),
      "0": this.reset,
      ArrowLeft: () => (this.frame = panned(this.frame, step, 0)),
      ArrowRight: () => (this.frame = panned(this.frame, -step, 0)),
      ArrowUp: () => (this.frame = panned(this.frame, 0, step)),
      ArrowDown: () => (this.frame = panned(this.frame, 0, -step)),
    };
    const act = acts[event.key];
    // An arrow on the whole picture moves nothing in it: the page may scroll.
    if (!act || event.ctrlKey || event.metaKey || event.altKey || (this.whole && event.key.startsWith("Arrow"))) return;
    act();
    event.preventDefault();
  };
}

/** Pixels of the screen for a unit of the picture. */
function scale(event: MouseEvent): number {
  return (event.currentTarget as Element).getBoundingClientRect().width / WIDTH;
}

/** Where in the picture the pointer is. */
function point(event: MouseEvent): Point {
  const box = (event.currentTarget as Element).getBoundingClientRect();
  return [
    ((event.clientX - box.left) * WIDTH) / Math.max(box.width, 1),
    ((event.clientY - box.top) * HEIGHT) / Math.max(box.height, 1),
  ];
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}
