import type ts from "typescript";
import type { BodyFacts } from "../../model/bodies.js";
import { TypeIdentity } from "../types/identity.js";
import { TypeReader } from "../types/type-reader.js";
import type { ProgramView } from "../view.js";
import { enterAppFiles } from "./app-files.js";
import type { MentionedBodies } from "./body-mentions.js";
import type { BodyReading } from "./body-reading.js";
import { BodyTable } from "./body-table.js";
import { codeAt } from "./code-places.js";

/** What code does, of the whole program: any file may call any other, and change its variables. */
export function readBodies(view: ProgramView, mentioned: readonly MentionedBodies[]): BodyFacts {
  const { ts } = view;
  const types = new TypeReader(view, new TypeIdentity(view));
  const reading: BodyReading = { ...view, types, bodies: new BodyTable(() => reading) };
  const { bodies } = reading;
  const isFunction = (node: ts.Node): node is ts.FunctionLikeDeclaration => ts.isFunctionLike(node);
  for (const { functions, classes } of mentioned) {
    for (const { key, place } of functions) bodies.enter(codeAt(view, place, isFunction), key);
    for (const { chain, ...each } of classes) {
      bodies.enterClass({
        ...each,
        chain: chain.map((place) => codeAt(view, place, ts.isClassLike)),
      });
    }
  }
  enterAppFiles(reading);
  return bodies.all();
}
