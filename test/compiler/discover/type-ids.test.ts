import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  arrayId,
  readComposed,
  recordId,
  tupleId,
  unionId,
} from "../../../compiler/model/type-ids.js";

/** Ids of types that are not unions, however they are made. */
const ids = fc.letrec<{ id: string; part: string }>((tie) => ({
  part: fc.oneof(
    fc.constantFrom(
      "number",
      "src/a.ts#Box<string>",
      "((string?) => number | undefined)",
      "(a#A & b#B)",
      "{ [index]: string }",
    ),
    fc.string().map((text) => JSON.stringify(text)),
  ),
  id: fc.oneof(
    { depthSize: "small" },
    tie("part"),
    tie("id").map(arrayId),
    fc.array(tie("id"), { maxLength: 3 }).map(tupleId),
    fc
      .array(
        fc.record({
          name: fc.string(),
          type: tie("id"),
          optional: fc.boolean(),
          readonly: fc.boolean(),
        }),
        { maxLength: 3 },
      )
      .map((properties) => recordId(properties)),
  ),
})).id;

const distinct = fc.uniqueArray(ids, { minLength: 2, maxLength: 4 });

describe("what is composed can be taken apart", () => {
  test("arrays", () => {
    fc.assert(
      fc.property(ids, (id) => {
        expect(readComposed(arrayId(id))).toEqual({ kind: "array", element: id });
      }),
    );
  });

  test("tuples", () => {
    fc.assert(
      fc.property(fc.array(ids), (elements) => {
        expect(readComposed(tupleId(elements))).toEqual({ kind: "tuple", elements });
      }),
    );
  });

  test("unions, whose members have no order and no doubles", () => {
    fc.assert(
      fc.property(distinct, (members) => {
        const id = unionId([...members, ...members]);
        expect(id).toBe(unionId(members.toReversed()));
        expect(readComposed(id)).toEqual({ kind: "union", members: [...members].sort() });
      }),
    );
  });

  test("records, whose properties have no order", () => {
    const property = fc.record({
      name: fc.string(),
      type: ids,
      optional: fc.boolean(),
      readonly: fc.boolean(),
    });
    const properties = fc.uniqueArray(property, { selector: ({ name }) => name, maxLength: 4 });
    fc.assert(
      fc.property(properties, (given) => {
        const read = readComposed(recordId(given));
        expect(recordId(given.toReversed())).toBe(recordId(given));
        const sorted = (each: typeof given) => each.toSorted((a, b) => (a.name < b.name ? -1 : 1));
        expect(read?.kind === "record" && sorted(read.properties as typeof given)).toEqual(
          sorted(given),
        );
      }),
    );
  });
});

test.each([
  "number",
  "src/a.ts#Box<[string]>",
  "((string) => Array<number>)",
  "(a#A & b#B)",
  '"[x]"',
  "{ [index]: string }",
  "",
  "[",
])("%s is not composed", (id) => expect(readComposed(id)).toBeUndefined());
