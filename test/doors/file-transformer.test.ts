import ts from "typescript";
import { expect, it, vi } from "vitest";
import transform from "../../compiler/adapters/ts-patch.js";

it("refuses to be called as a transformer of files: AF0004", () => {
  const program = ts.createProgram({ rootNames: [], options: {} });
  const addDiagnostic = vi.fn();
  const config = { transform: "aetherflow/transform" };
  const factory = transform(program, config, { ts, addDiagnostic }) as () => (
    file: object,
  ) => object;
  const file = {};
  expect(factory()(file)).toBe(file);
  expect(addDiagnostic.mock.calls).toEqual([
    [
      expect.objectContaining({
        ...{ category: ts.DiagnosticCategory.Error, code: 990_004 },
        messageText: expect.stringMatching(/^AF0004: .*lacks "transformProgram": true/u),
      }),
    ],
  ]);
});
