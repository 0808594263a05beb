import type ts from "typescript";
import { fileOf } from "./places.js";
import type { ProgramView } from "./view.js";

export type ModuleFormat = "esm" | "cjs";

/** Whether code beside a file is an ES module or CommonJS, under the program's options. */
export function moduleFormatOf(view: ProgramView): (file: string) => ModuleFormat {
  const formats = new Map(
    view.files.map((file) => [fileOf(view, file), formatOf(view, file)] as const),
  );
  const other = isNodeModule(view) ? "cjs" : formatOfOptions(view);
  return (file) => formatOfExtension(file) ?? formats.get(file) ?? other;
}

function formatOfExtension(file: string): ModuleFormat | undefined {
  if (/\.m[tj]sx?$/u.test(file)) return "esm";
  return /\.c[tj]sx?$/u.test(file) ? "cjs" : undefined;
}

/** Under Node's module kinds the nearest package.json decides, which TypeScript has read already. */
function formatOf(view: ProgramView, file: ts.SourceFile): ModuleFormat {
  if (!isNodeModule(view)) return formatOfOptions(view);
  return file.impliedNodeFormat === view.ts.ModuleKind.ESNext ? "esm" : "cjs";
}

function isNodeModule(view: ProgramView): boolean {
  const { Node16, NodeNext } = view.ts.ModuleKind;
  const kind = moduleKindOf(view);
  return kind >= Node16 && kind <= NodeNext;
}

const formatOfOptions = (view: ProgramView): ModuleFormat =>
  moduleKindOf(view) >= view.ts.ModuleKind.ES2015 ? "esm" : "cjs";

/** The default followed the target until TypeScript 6. */
function moduleKindOf({ ts, program }: ProgramView): ts.ModuleKind {
  const { module, target = ts.ScriptTarget.ES5 } = program.getCompilerOptions();
  if (module !== undefined) return module;
  const isModern = Number(ts.versionMajorMinor) >= 6 || target >= ts.ScriptTarget.ES2015;
  return isModern ? ts.ModuleKind.ES2015 : ts.ModuleKind.CommonJS;
}
