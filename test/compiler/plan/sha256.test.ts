import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { hashOf } from "../../../compiler/plan/hash.js";
import { sha256 } from "../../../compiler/plan/sha256.js";

const expected = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");

it("agrees with Node's, at every length around the size of a block", () => {
  for (let length = 0; length < 200; length++) {
    const text = Array.from({ length }, (_, at) => String.fromCharCode(32 + ((at * 7) % 90))).join(
      "",
    );
    expect(sha256(text)).toBe(expected(text));
  }
});

it("takes the UTF-8 bytes of a text", () => {
  for (const text of ["é", "字", "🧵".repeat(40), "a\u0000b"]) {
    expect(sha256(text)).toBe(expected(text));
  }
});

it("hashes data whatever the order of its properties", () => {
  expect(hashOf({ a: 1, b: [{ c: 2, d: 3 }] })).toBe(hashOf({ b: [{ d: 3, c: 2 }], a: 1 }));
  expect(hashOf({ a: [1, 2] })).not.toBe(hashOf({ a: [2, 1] }));
  expect(hashOf({ a: 1 })).toMatch(/^[0-9a-f]{16}$/);
});
