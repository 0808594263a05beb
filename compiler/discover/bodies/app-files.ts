import { fileOf } from "../places.js";
import type { Reading } from "../reading.js";
import { nameText } from "../symbols.js";
import { isGenerated } from "../view.js";

const wiring = /["'][^"'\n]+\.wiring(?:\.[cm]?[jt]s)?["']/u;

/** Files that name a generated module are read as a whole: what they do with an app is nobody's function. */
export function enterAppFiles(reading: Reading): void {
  for (const file of appFiles(reading)) {
    const name = fileOf(reading, file);
    reading.bodies.enterFile({
      ...{ key: `${name}# file`, kind: "function", name, head: file },
      nodes: [file],
    });
  }
}

const appFiles = ({ files }: Reading) => files.filter(({ text }) => wiring.test(text));

export const areAppsKnown = (reading: Reading): boolean =>
  appFiles(reading).length === 0 ||
  reading.program.getSourceFiles().some((file) => isGenerated(file.fileName));

export const appMembersOf = ({ ts, program }: Reading): ReadonlySet<string> =>
  new Set(
    program
      .getSourceFiles()
      .filter((file) => isGenerated(file.fileName))
      .flatMap((file) => file.statements.filter(ts.isInterfaceDeclaration))
      .flatMap((each) => each.members.filter(ts.isPropertySignature))
      .flatMap((each) => nameText(ts, each.name) ?? []),
  );
