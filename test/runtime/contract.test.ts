import { readFileSync } from "node:fs";
import ts from "typescript";
import { expect, expectTypeOf, test } from "vitest";
import {
  type AssignedModule,
  internalNames,
  typedArrayNames,
} from "../../compiler/model/runtime-contract.js";
import * as internal from "../../runtime/internal.js";
import type { Assignment } from "../../runtime/pool/messages.js";
import { TYPED_ARRAY_KINDS } from "../../runtime/shared/typed-array-kinds.js";

test("runtime/internal.ts exports the values of the contract", () => {
  expect(Object.keys(internal).sort()).toEqual([...internalNames.values]);
});

test("runtime/internal.ts exports the types of the contract", () => {
  const text = readFileSync(new URL("../../runtime/internal.ts", import.meta.url), "utf8");
  const source = ts.createSourceFile("internal.ts", text, ts.ScriptTarget.ES2022);
  const types = source.statements
    .filter(ts.isExportDeclaration)
    .filter((statement) => statement.isTypeOnly)
    .flatMap(({ exportClause }) =>
      exportClause && ts.isNamedExports(exportClause) ? [...exportClause.elements] : [],
    );
  expect(types.map(({ name }) => name.text).sort()).toEqual([...internalNames.types]);
});

test("shared memory has the typed arrays of the contract", () => {
  expect(TYPED_ARRAY_KINDS.map(({ name }) => name)).toEqual([...typedArrayNames]);
});

test("a worker's data names its module as the contract says", () => {
  expectTypeOf<Assignment>().toExtend<AssignedModule>();
});
