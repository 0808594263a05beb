import type ts from "typescript";
import type { BrokenMemberFact, ContextFact, MemberFact } from "../model/facts.js";
import { isProviderKind } from "../model/provider-kinds.js";
import type { DeclarationKey, TypeId } from "../model/types.js";
import { namesIn } from "./names.js";
import { siteOf } from "./places.js";
import { readProvider } from "./providers.js";
import type { Reading } from "./reading.js";
import { repair } from "./repairs/edits.js";
import { publishing, removing } from "./repairs/member-edits.js";
import { nameText, unwrap } from "./symbols.js";
import { calledTag } from "./tags.js";

type Members = Pick<ContextFact, "members" | "broken">;
type Provided = Omit<MemberFact, "name" | "owner" | "site" | "removal">;

/** The members of a context class: all its properties, and accessors that make a provider. */
export function readMembers(
  reading: Reading,
  declaration: ts.ClassDeclaration,
  owner: DeclarationKey,
): Members {
  const members: MemberFact[] = [];
  const broken: BrokenMemberFact[] = [];
  const names = namesIn(reading, declaration.getSourceFile());
  for (const element of declaration.members) {
    if (element.name === undefined || !mayProvide(reading, element)) continue;
    const name = nameText(reading.ts, element.name) ?? element.name.getText();
    const place = { name, owner, site: siteOf(reading, element.name) };
    const found = readMember(reading, element);
    const type = typeof found === "string" ? typeOfBroken(reading, element) : undefined;
    if (typeof found === "string") {
      const edits = repair(...publishing(reading, element));
      broken.push({ ...place, reason: found, ...(type && { type }), ...edits });
    } else members.push({ ...place, ...found, removal: removing(reading, element, names) });
  }
  return { members, broken };
}

/** What a provider, a class or a factory makes, else the value itself; undefined when it may be anything. */
function typeOfBroken(reading: Reading, element: ts.ClassElement): TypeId | undefined {
  const { ts, checker, types } = reading;
  const type = checker.getTypeAtLocation(element);
  const create = checker.getPropertyOfType(type, "create");
  const source = create === undefined ? type : checker.getTypeOfSymbol(create);
  const [signature] = [...source.getConstructSignatures(), ...source.getCallSignatures()];
  const made = signature?.getReturnType();
  const value = checker.getAwaitedType(made ?? type) ?? type;
  return (value.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) === 0
    ? types.read(value)
    : undefined;
}

/** Methods are no members; neither is a property that only has a type. */
function mayProvide({ ts }: Reading, element: ts.ClassElement): boolean {
  if (ts.isGetAccessor(element))
    return (ts.getCombinedModifierFlags(element) & ts.ModifierFlags.Abstract) === 0;
  const { Ambient, Abstract } = ts.ModifierFlags;
  const onlyTyped = (ts.getCombinedModifierFlags(element) & (Ambient | Abstract)) !== 0;
  return ts.isPropertyDeclaration(element) && !onlyTyped;
}

/** What a member provides, or why that cannot be read. */
function readMember(reading: Reading, element: ts.ClassElement): Provided | string {
  const { ts } = reading;
  if (!ts.isPropertyDeclaration(element))
    return "is an accessor, not a property with an initialiser";
  return obstacleOf(reading, element) ?? readInitialiser(reading, element.initializer);
}

function obstacleOf({ ts }: Reading, element: ts.PropertyDeclaration): string | undefined {
  const { Static, Private, Protected } = ts.ModifierFlags;
  const modifiers = ts.getCombinedModifierFlags(element);
  if ((modifiers & Static) !== 0) return "is static";
  if (ts.isPrivateIdentifier(element.name) || (modifiers & Private) !== 0) return "is private";
  if ((modifiers & Protected) !== 0) return "is protected";
  const name = nameText(ts, element.name);
  return name === undefined || name.startsWith("[") ? "has a computed name" : undefined;
}

function readInitialiser(
  reading: Reading,
  initialiser: ts.Expression | undefined,
): Provided | string {
  const { ts } = reading;
  if (initialiser === undefined) return "has no initialiser";
  const value = unwrap(ts, initialiser);
  if (ts.isConditionalExpression(value)) return "is chosen by a condition when the program runs";
  if (!ts.isCallExpression(value)) return "is not made by a call to a provider function";
  const tag = calledTag(reading, value);
  return isProviderKind(tag)
    ? readProvider(reading, tag, value)
    : `is made by a call to \`${value.expression.getText()}\`, not by a provider function`;
}
