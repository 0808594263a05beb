import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spread, type Wish } from "../../../compiler/draw/html/spread.js";

const wishes = fc.array(
  fc.record({ top: fc.integer({ min: -200, max: 400 }), size: fc.integer({ min: 1, max: 60 }) }),
  { maxLength: 12 },
);

const farness = (all: readonly Wish[], tops: readonly number[]): number =>
  all.reduce((sum, { top }, at) => sum + (top - tops[at]!) ** 2, 0);

describe("spread", () => {
  it("leaves alone what is in nobody's way", () => {
    expect(
      spread(
        [
          { top: 30, size: 10 },
          { top: 40, size: 10 },
          { top: 90, size: 5 },
        ],
        0,
      ),
    ).toEqual([30, 40, 90]);
    expect(spread([], 0)).toEqual([]);
  });

  it("moves those that are in one another's way up and down alike, but never above the start", () => {
    expect(
      spread(
        [
          { top: 50, size: 20 },
          { top: 50, size: 20 },
        ],
        0,
      ),
    ).toEqual([40, 60]);
    expect(
      spread(
        [
          { top: 5, size: 20 },
          { top: 5, size: 20 },
        ],
        0,
      ),
    ).toEqual([0, 20]);
  });

  it("keeps the order and the room, and no small move of a run of them makes it better", () => {
    fc.assert(
      fc.property(wishes, (all) => {
        const tops = spread(all, 0);
        for (const [at, top] of tops.entries()) {
          expect(top).toBeGreaterThanOrEqual(at === 0 ? 0 : tops[at - 1]! + all[at - 1]!.size);
        }
        const isAllowed = (moved: readonly number[]) =>
          moved.every((top, at) => top >= (at === 0 ? 0 : moved[at - 1]! + all[at - 1]!.size));
        const best = farness(all, tops);
        for (let from = 0; from < all.length; from++) {
          for (let to = from; to < all.length; to++) {
            for (const by of [-2, 2]) {
              const moved = tops.map((top, at) => (at >= from && at <= to ? top + by : top));
              // Whole pixels: the rounded half of one may be won back.
              if (isAllowed(moved)) expect(farness(all, moved)).toBeGreaterThanOrEqual(best);
            }
          }
        }
      }),
    );
  });
});
