import type ts from "typescript";
import { memoised } from "../../model/memoised.js";
import { fileOf } from "../places.js";
import type { ProgramView } from "../view.js";
import type { BodyEntry } from "./body-entry.js";
import { codePlaceOf } from "./code-places.js";

const wiring = /["'][^"'\n]+\.wiring(?:\.[cm]?[jt]s)?["']/u;
const namesWiring = memoised(({ text }: ts.SourceFile) => wiring.test(text));

/** Files that name a generated module are read as a whole: what they do with an app is nobody's function. */
export const appFilesOf = (view: ProgramView): readonly BodyEntry[] =>
  view.files
    .filter(namesWiring)
    .map((file) => ({ key: `${fileOf(view, file)}# file`, of: "file", place: codePlaceOf(file) }));
