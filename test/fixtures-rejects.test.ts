import { describe, expect, it } from "vitest";
import { discover } from "../compiler/discover/discover.js";
import { resolve } from "../compiler/resolve/resolve.js";
import { validate } from "../compiler/validate/validate.js";
import { programOf } from "./compiler/program.js";
import { casesOf, expectDiagnostics, sourcesOf } from "./fixture-cases.js";

const cases = casesOf("rejects");

describe("rejects", () => {
  it("has cases", () => expect(cases).not.toEqual([]));

  it.each(cases)("%s", (name) => {
    const { facts, oracle } = discover(programOf(sourcesOf("rejects", name)));
    const found = validate({ facts, oracle, graph: resolve(facts, oracle) });
    expect([...new Set(found.map((each) => each.code))]).toEqual([name.slice(0, 6)]);
    expectDiagnostics("rejects", name, found);
  });
});
