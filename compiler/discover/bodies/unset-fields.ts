import type ts from "typescript";
import { nameText } from "../symbols.js";
import type { ProgramView } from "../view.js";

/** The fields that TypeScript was told not to ask about, and that nothing sets when an instance is made. */
export function unsetFields(
  reading: ProgramView,
  chain: readonly ts.ClassLikeDeclaration[],
): readonly string[] {
  const members = chain.flatMap((each) => [...each.members]);
  const fields = members.filter((each) => isUnasked(reading, each));
  if (fields.length === 0) return [];
  const set = setAtCreation(reading, members);
  if (set === "anything") return [];
  return fields
    .map((each) => each.name && nameText(reading.ts, each.name))
    .filter((name) => name !== undefined && !set.has(name)) as string[];
}

/** `n!: number`, or `n: number` where nobody asks for a value. */
function isUnasked({ ts, program }: ProgramView, member: ts.ClassElement): boolean {
  if (!ts.isPropertyDeclaration(member) || member.initializer !== undefined) return false;
  if (member.questionToken !== undefined || member.type === undefined) return false;
  const { Ambient, Abstract, Static, Accessor } = ts.ModifierFlags;
  const flags = ts.getCombinedModifierFlags(member);
  if ((flags & (Ambient | Abstract | Static | Accessor)) !== 0) return false;
  const { strict = false, strictPropertyInitialization = strict } = program.getCompilerOptions();
  return member.exclamationToken !== undefined || !strictPropertyInitialization;
}

/** Names that a constructor sets, by itself or in methods that it calls. */
function setAtCreation(
  { ts }: ProgramView,
  members: readonly ts.ClassElement[],
): ReadonlySet<string> | "anything" {
  const set = new Set<string>();
  const called = new Set<string>();
  let isHandedOn = false;
  const visit = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.ThisKeyword) {
      const { parent } = node;
      if (!ts.isPropertyAccessExpression(parent)) isHandedOn = true;
      else if (ts.isCallExpression(parent.parent)) called.add(parent.name.text);
      else set.add(parent.name.text);
    }
    const isInherited =
      node.kind === ts.SyntaxKind.SuperKeyword && ts.isPropertyAccessExpression(node.parent);
    if (isInherited) called.add(node.parent.name.getText());
    ts.forEachChild(node, visit);
  };
  for (const each of members) {
    if (ts.isConstructorDeclaration(each) || ts.isPropertyDeclaration(each)) visit(each);
  }
  for (const name of called) {
    for (const each of members) {
      if (each.name !== undefined && nameText(ts, each.name) === name) visit(each);
    }
  }
  return isHandedOn ? "anything" : set;
}
