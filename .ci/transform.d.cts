import type ts = require("typescript");

/** The program transformer that ts-patch calls: `{ "transform": "aetherflow/transform", "transformProgram": true }`. */
declare function transform(
  program: ts.Program,
  host: ts.CompilerHost | undefined,
  config: Readonly<Record<string, unknown>>,
  extras: { readonly ts: typeof ts },
): ts.Program;

export default transform;
