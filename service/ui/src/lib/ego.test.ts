import { expect, it } from "vitest";
import { ring } from "./ego";

it("puts few on a ring with flat labels, from the top with the clock", () => {
  const [top, right, bottom, left] = ring(4, 100);
  expect(top).toMatchObject({ turn: 0, ends: false });
  expect([top?.x, right?.x, bottom?.y, left?.x].map((value) => Math.round(value ?? 0))).toEqual([0, 100, 100, -100]);
  expect(left).toMatchObject({ turn: 0, ends: true });
});

it("turns the labels of many so that none is upside down", () => {
  for (const place of ring(32, 100)) expect(Math.abs(place.turn)).toBeLessThanOrEqual(90.001);
});
