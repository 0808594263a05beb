import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { discover } from "../../../compiler/discover/discover.js";
import { emit } from "../../../compiler/emit/emit.js";
import type { Output } from "../../../compiler/model/output.js";
import type { WiringPlan } from "../../../compiler/model/plan.js";
import { plan } from "../../../compiler/plan/plan.js";
import { resolve } from "../../../compiler/resolve/resolve.js";
import { type ProgramSettings, programOf } from "../program.js";

type Files = Readonly<Record<string, string>>;

const repository = fileURLToPath(new URL("../../../", import.meta.url));

/** The sources of the runtime, as the package of a program in memory. */
function packageFiles(): Files {
  const sources = readdirSync(`${repository}runtime`, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => [
      `node_modules/aetherflow/runtime/${path.replaceAll("\\", "/")}`,
      readFileSync(`${repository}runtime/${path}`, "utf8"),
    ]);
  const manifest = {
    name: "aetherflow",
    type: "module",
    exports: { ".": "./runtime/index.ts", "./internal": "./runtime/internal.ts" },
  };
  return {
    ...Object.fromEntries(sources),
    "node_modules/aetherflow/package.json": JSON.stringify(manifest),
  };
}

/** The package, and what a user's program has from `@types/node`. */
export const ambientFiles: Files = {
  ...packageFiles(),
  "src/globals.d.ts":
    "interface ImportMeta { readonly url: string }\ndeclare const __filename: string;\n",
};

export function plansOf(files: Files, settings: ProgramSettings = {}): readonly WiringPlan[] {
  const { facts, oracle } = discover(programOf({ ...ambientFiles, ...files }, settings));
  return plan({ graph: resolve(facts, oracle), facts, version: "0.1.0" });
}

/** The wiring modules of a program that has no errors. */
export const generate = (files: Files, settings: ProgramSettings = {}): readonly Output[] =>
  plansOf(files, settings).map(emit);

/** The only wiring module's text. */
export function generateOne(files: Files, settings: ProgramSettings = {}): string {
  const outputs = generate(files, settings);
  if (outputs.length !== 1) throw new Error(`${outputs.length} modules were generated`);
  return outputs[0]!.text;
}

/** What TypeScript says of the program together with its generated modules: `file:line message`. */
export function errorsOf(files: Files, settings: ProgramSettings = {}): readonly string[] {
  const outputs = generate(files, settings);
  const all = { ...files, ...Object.fromEntries(outputs.map(({ file, text }) => [file, text])) };
  return typeErrors(all, settings);
}

export function typeErrors(files: Files, settings: ProgramSettings = {}): readonly string[] {
  const { program } = programOf({ ...ambientFiles, ...files }, settings);
  const own = program.getSourceFiles().filter((file) => file.fileName.startsWith("/project/src/"));
  const found = [
    ...program.getOptionsDiagnostics(),
    ...own.flatMap((file) => [
      ...program.getSyntacticDiagnostics(file),
      ...program.getSemanticDiagnostics(file),
      ...(program.getCompilerOptions().declaration === true
        ? program.getDeclarationDiagnostics(file)
        : []),
    ]),
  ];
  return found.map(({ file, start, messageText }) => {
    const at =
      file && `${file.fileName}:${file.getLineAndCharacterOfPosition(start ?? 0).line + 1}`;
    return `${at} ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
  });
}
