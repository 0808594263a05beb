import { dirname, join } from "node:path";
import type ts from "typescript";
import { loadedWith } from "../../../discover/loaded-files.js";
import { siteOf } from "../../../discover/places.js";
import { type ProgramView, viewOf } from "../../../discover/view.js";
import { type Examined, fileIn } from "../examined.js";
import type { Check, Fault } from "../finding.js";
import { callsAtLoad, effectOf } from "../load-calls.js";

/** Every worker loads what the wiring imports. */
export const loadEffects: Check = {
  name: "load",
  sound: "no module that workers load starts or ends anything when it is loaded",
  find: (project) => {
    const view = viewOf(project.input);
    return loadedWith(view, entriesOf(project, view)).flatMap((file) =>
      callsAtLoad(view, file).flatMap((call) => faultOf(project, view, call)),
    );
  },
};

function faultOf(project: Examined, view: ProgramView, call: ts.CallExpression): readonly Fault[] {
  const effect = effectOf(view, call);
  if (effect === undefined) return [];
  const { file, line } = siteOf(view, call);
  return [
    {
      ...{ code: "AF0010", file: `${fileIn(project, file)}:${line}` },
      wrong: `every worker loads this module, and ${effect}`,
      fix: "Move this to the entry of the program, which no node or provider imports.",
    },
  ];
}

function entriesOf({ result }: Examined, view: ProgramView): ReadonlySet<ts.SourceFile> {
  const files = result.outputs.flatMap(({ file, text }) => {
    const wiring = view.ts.createSourceFile(file, text, view.ts.ScriptTarget.Latest);
    return wiring.statements
      .filter(view.ts.isImportDeclaration)
      .map(({ moduleSpecifier }) => (moduleSpecifier as ts.StringLiteral).text)
      .filter((specifier) => specifier.startsWith("."))
      .flatMap((specifier) => sourceOf(view, join(view.root, dirname(file), specifier)));
  });
  return new Set(files);
}

const sourceOf = (view: ProgramView, path: string): readonly ts.SourceFile[] =>
  ["ts", "tsx"].flatMap((extension) => {
    const source = path.replaceAll("\\", "/").replace(/(?<=\.[cm]?)js$/u, extension);
    return view.program.getSourceFile(source) ?? [];
  });
