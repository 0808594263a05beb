import type ts from "typescript";
import { memberName } from "../symbols.js";
import type { ProgramView } from "../view.js";
import { isCallable } from "./object-kinds.js";
import type { PropertyShape } from "./shape.js";
import { definite } from "./unions.js";

/** The properties of a type by name: the order of merged declarations is the order of the program's files. */
export function propertiesOf(view: ProgramView, type: ts.Type): readonly PropertyShape[] {
  const mapping = type.symbol?.declarations?.find(view.ts.isMappedTypeNode)?.readonlyToken;
  const frozen = mapping !== undefined && mapping.kind !== view.ts.SyntaxKind.MinusToken;
  return view.checker
    .getPropertiesOfType(type)
    .map((symbol) => propertyOf(view, symbol, frozen))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function propertyOf(view: ProgramView, symbol: ts.Symbol, frozen: boolean): PropertyShape {
  const { ts } = view;
  const type = view.checker.getTypeOfSymbol(symbol);
  const optional = (symbol.flags & ts.SymbolFlags.Optional) !== 0;
  return {
    name: memberName(view, symbol),
    symbol,
    type: optional ? definite(view, type) : type,
    optional,
    readonly: frozen || isReadonly(view, symbol),
    method: (symbol.flags & ts.SymbolFlags.Method) !== 0 || isCallable(view, type),
    accessor: isAccessorOfClass(view, symbol),
  };
}

const isAccessorOfClass = ({ ts }: ProgramView, { declarations = [] }: ts.Symbol): boolean =>
  declarations.some((each) => ts.isAccessor(each) && ts.isClassLike(each.parent));

/** Declared `readonly`, or a getter without a setter. */
function isReadonly({ ts }: ProgramView, symbol: ts.Symbol): boolean {
  const { GetAccessor, SetAccessor } = ts.SymbolFlags;
  if ((symbol.flags & GetAccessor) !== 0) return (symbol.flags & SetAccessor) === 0;
  return (symbol.declarations ?? []).some(
    (each) => (ts.getCombinedModifierFlags(each) & ts.ModifierFlags.Readonly) !== 0,
  );
}
