import type ts from "typescript";
import { fileOf } from "./places.js";
import type { ProgramView } from "./view.js";

export type ModuleFormat = "esm" | "cjs";

export interface ModuleFormats {
  /** Files that are ES modules by the nearest package.json, which TypeScript has read already. */
  readonly modules: ReadonlySet<string>;
  readonly other: ModuleFormat;
}

/** Which of the files are ES modules, under the program's options. */
export function moduleFormatsOf(view: ProgramView): ModuleFormats {
  if (!isNodeModule(view)) return { modules: new Set(), other: formatOfOptions(view) };
  const { ESNext } = view.ts.ModuleKind;
  const modules = view.files.filter((file) => file.impliedNodeFormat === ESNext);
  return { modules: new Set(modules.map((file) => fileOf(view, file))), other: "cjs" };
}

/** Whether code beside a file is an ES module or CommonJS. */
export const moduleFormatIn =
  ({ modules, other }: ModuleFormats) =>
  (file: string): ModuleFormat =>
    formatOfExtension(file) ?? (modules.has(file) ? "esm" : other);

function formatOfExtension(file: string): ModuleFormat | undefined {
  if (/\.m[tj]sx?$/u.test(file)) return "esm";
  return /\.c[tj]sx?$/u.test(file) ? "cjs" : undefined;
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
