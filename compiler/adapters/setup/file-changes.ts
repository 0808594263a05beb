import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";
import { WrongUse } from "../wrong-use.js";
import type { Step } from "./step.js";
import { textIfAny } from "./text-file.js";

/** What becomes of a file. */
export interface FileChange {
  readonly file: string;
  readonly path: string;
  /** Of a file that is not there yet, nothing. */
  readonly before: string | undefined;
  readonly after: string;
  readonly done: readonly string[];
}

/** The steps, file by file, in the order in which the files come up. */
export function changesOf(root: string, steps: readonly Step[]): readonly FileChange[] {
  const files = [...new Set(steps.map(({ file }) => file))];
  return files.map((file) => {
    const path = join(root, file);
    const before = textIfAny(path);
    const own = steps.filter((each) => each.file === file);
    const after = own.reduce((text, { edit }) => edit(text), before ?? "");
    return { file, path, before, after, done: own.map(({ done }) => done) };
  });
}

/** For people and for `patch`. */
export const diffOf = ({ file, before, after }: FileChange): string => {
  const from = before === undefined ? "/dev/null" : `a/${file}`;
  const options = { context: 3, headerOptions: FILE_HEADERS_ONLY };
  return createTwoFilesPatch(from, `b/${file}`, before ?? "", after, undefined, undefined, options);
};

/** All or none: nothing is put in place before everything has been written beside it. */
export function writeAll(changes: readonly FileChange[]): void {
  const undoing: Undo[] = [];
  try {
    for (const each of changes) stage(each, undoing);
    for (const each of changes) {
      renameSync(temporary(each), each.path);
      undoing.push(() => restore(each));
    }
  } catch (fault) {
    for (const undo of undoing.reverse()) undo();
    throw new WrongUse(`Nothing is changed: ${reasonOf(fault)}.`);
  }
}

const temporary = ({ path }: FileChange): string => `${path}.${process.pid}.tmp`;

type Undo = () => void;

function stage(change: FileChange, undoing: Undo[]): void {
  const made = mkdirSync(dirname(change.path), { recursive: true });
  if (made !== undefined) undoing.push(() => rmSync(made, { recursive: true }));
  undoing.push(() => rmSync(temporary(change), { force: true }));
  writeFileSync(temporary(change), change.after);
}

function restore({ path, before }: FileChange): void {
  if (before === undefined) rmSync(path, { force: true });
  else writeFileSync(path, before);
}

/** The system's words, without the path, which is absolute. */
const reasonOf = (fault: unknown): string =>
  (fault instanceof Error ? fault.message : String(fault)).replace(/, \w+(?: '.*)?$/su, "");
