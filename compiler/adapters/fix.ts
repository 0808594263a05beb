import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { applyEdits } from "../apply-edits.js";
import { type ChosenFix, chosenFixes } from "../chosen-fixes.js";
import type { TextEdit } from "../model/diagnostic.js";
import { compileSafely } from "./compile-safely.js";
import { inputOf } from "./program-host.js";
import { WrongUse } from "./wrong-use.js";

/** A fix may lead to a finding that has one as well. */
const rounds = 10;

/** Makes the safe fixes of what is found, until there are none. Returns a line for each. */
export function fix(project: string): readonly string[] {
  const done: string[] = [];
  for (let round = 0; round < rounds; round++) {
    const input = inputOf(project);
    const chosen = chosenFixes(compileSafely(input).diagnostics);
    if (chosen.length === 0) break;
    write(
      input.root,
      chosen.flatMap((each) => each.fix.edits),
    );
    done.push(...chosen.map(lineOf));
  }
  return done;
}

const lineOf = ({ diagnostic: { file, line, column, code }, fix: { title } }: ChosenFix): string =>
  `${file}:${line}:${column} fixed ${code}: ${title}`;

function write(root: string, edits: readonly TextEdit[]): void {
  for (const file of new Set(edits.map((each) => each.file))) {
    const own = edits.filter((each) => each.file === file);
    try {
      const path = join(root, file);
      const [, mark, text] = /^(\ufeff?)(.*)$/su.exec(readFileSync(path, "utf8"))!;
      writeFileSync(path, mark! + applyEdits(text!, own));
    } catch (fault) {
      throw new WrongUse(`${file} cannot be changed: ${(fault as Error).message}`);
    }
  }
}
