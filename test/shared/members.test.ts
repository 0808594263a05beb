import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, test } from "vitest";
import { SharedArray } from "../../runtime/shared/shared-array.js";
import { SharedMap } from "../../runtime/shared/shared-map.js";
import { SharedSet } from "../../runtime/shared/shared-set.js";

const library = dirname(fileURLToPath(import.meta.resolve("typescript")));

/** The members that the libraries of this TypeScript declare for an interface; symbols as `[Symbol.iterator]`. */
function declaredIn(name: string): ReadonlySet<string> {
  const files = readdirSync(library).filter((each) => /^lib\..*\.d\.ts$/u.test(each));
  const members = files.flatMap((file) => {
    const text = ts.sys.readFile(join(library, file))!;
    if (!text.includes(`interface ${name}<`)) return [];
    const { statements } = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    return statements
      .filter((each) => ts.isInterfaceDeclaration(each))
      .filter((each) => each.name.text === name)
      .flatMap((each) => each.members.flatMap((member) => member.name?.getText() ?? []));
  });
  return new Set(members);
}

/** Whether a class has a member that is not the one of `plain`, whose methods work on real containers only. */
function has(of: { readonly prototype: object }, plain: object, member: string): boolean {
  const symbol = /^\[Symbol\.(\w+)\]$/u.exec(member)?.[1];
  const key =
    symbol === undefined ? member : (Symbol as unknown as Record<string, symbol>)[symbol]!;
  let holder: object = of.prototype;
  while (holder !== plain) {
    if (Object.hasOwn(holder, key)) return true;
    holder = Object.getPrototypeOf(holder);
  }
  return false;
}

test.each([
  ["Array", SharedArray, Object.getPrototypeOf(Object.getPrototypeOf(SharedArray.prototype)), 38],
  ["Map", SharedMap, Map.prototype, 11],
  ["Set", SharedSet, Set.prototype, 10],
] as const)(
  "a shared %s has every member that TypeScript knows and this engine has",
  (name, of, plain, least) => {
    const engine = (globalThis as unknown as Record<string, { prototype: object }>)[name]!
      .prototype;
    const known = [...declaredIn(name)].filter((each) => each.startsWith("[") || each in engine);
    // Reads nothing of the array itself.
    const missing = known.filter(
      (each) => each !== "[Symbol.unscopables]" && !has(of, plain, each),
    );
    expect(missing).toEqual([]);
    expect(known.length).toBeGreaterThanOrEqual(least);
  },
);
