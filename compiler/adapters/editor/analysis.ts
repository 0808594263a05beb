import type ts from "typescript";
import type { CompileInput, TypeScript } from "../../discover/input.js";
import { isForeign } from "../../discover/places.js";
import { SafeCompiler, type SafeResult } from "../compile-safely.js";
import { isWhole } from "../explained.js";
import { rootOf } from "../root-of.js";
import { type Subjects, subjectsOf } from "./subjects.js";

/** What the compiler says of one version of a program. */
export interface Analysis {
  readonly result: SafeResult;
  readonly root: string;
  readonly subjects: () => Subjects;
}

export type Analyse = (program: ts.Program) => Analysis;

interface Last extends Analysis {
  readonly sources: readonly ts.SourceFile[];
  readonly options: ts.CompilerOptions;
}

/** Compiles a version of a program when somebody first asks; wiring is not read, so a change of it is none. */
export function analyserOf(ts: TypeScript): Analyse {
  const seen = new WeakMap<ts.Program, Analysis>();
  const isOfUse = mentions();
  const compiler = new SafeCompiler();
  let last: Last | undefined;
  return (program) => {
    const known = seen.get(program);
    if (known !== undefined) return known;
    const sources = program.getSourceFiles().filter((each) => !isWiring(each));
    const options = program.getCompilerOptions();
    if (last?.options !== options || !isSame(last.sources, sources)) {
      const input = { ts, program, root: rootOf(program) };
      const result = sources.some((each) => isOfUse(input, each))
        ? compiler.compile(input)
        : nothing;
      last = { result, root: input.root, subjects: lazily(result), sources, options };
    }
    seen.set(program, last);
    return last;
  };
}

function lazily(result: SafeResult): () => Subjects {
  let subjects: Subjects | undefined;
  return () => {
    subjects ??= isWhole(result) ? subjectsOf(result) : new Map();
    return subjects;
  };
}

const nothing: SafeResult = { outputs: [], diagnostics: [], omitted: 0, removals: [] };

export const isWiring = ({ fileName }: Pick<ts.SourceFile, "fileName">): boolean =>
  /\.wiring\.[cm]?ts$/u.test(fileName);

const isSame = (a: readonly ts.SourceFile[], b: readonly ts.SourceFile[]): boolean =>
  a.length === b.length && a.every((each, index) => each === b[index]);

/** Whether a file is a reason to compile: it is of this package, or may mark a node. */
function mentions(): (input: CompileInput, file: ts.SourceFile) => boolean {
  const known = new WeakMap<ts.SourceFile, boolean>();
  return (input, file) => {
    const found = known.get(file);
    if (found !== undefined) return found;
    const mark = isForeign(input, file) ? /@aetherflow / : /@aetherflow |@node/;
    const answer = mark.test(file.text);
    known.set(file, answer);
    return answer;
  };
}
