import { expect, test } from "vitest";
import { factsOf } from "./facts.js";

const keysOf = (files: Readonly<Record<string, string>>) =>
  factsOf(files).errorClasses.map((each) => [each.key, each.import.module, each.import.name]);

test("exported classes that extend an error, through any number of classes", () => {
  const files = {
    "src/n.ts": `/** @node */ export function n() {}
      export class Plain {} class Hidden extends Error {}
      export class A extends Error {} export class B extends A {} export default class C extends TypeError {}
      class D extends Hidden {} export { D as Renamed };
      export class Loop extends Loop {} export class Lost extends Missing {}`,
  };
  expect(keysOf(files)).toEqual([
    ["src/n.ts#A", "src/n.ts", "A"],
    ["src/n.ts#B", "src/n.ts", "B"],
    ["src/n.ts#C", "src/n.ts", "default"],
    ["src/n.ts#D", "src/n.ts", "Renamed"],
  ]);
});

test("in the modules that nodes and providers load, and in no others", () => {
  const error = (name: string) =>
    `export class ${name} extends Error {} export interface Shape${name} { x: 1 }`;
  const files = {
    "node_modules/http/package.json": '{ "name": "http-kit", "types": "index.d.ts" }',
    "node_modules/http-kit/index.d.ts": "export declare class KitError extends Error {}",
    "src/n.ts": `import { Direct } from "./direct.js"; import type { OnlyType } from "./only-type.js"; import { type ShapeInline } from "./inline.js"; import { ShapeElided } from "./elided.js"; import "./effects.js"; import { KitError } from "http-kit"; export * from "./again.js"; export type { TypeAgain } from "./type-again.js";
      /** @node */ export function n(x: ShapeInline, y: ShapeElided, z: OnlyType) { return [Direct, KitError]; } export class Own extends KitError {}`,
    "src/direct.ts": `import * as far from "./far.js"; export class Direct extends far.Far {}`,
    "src/far.ts": error("Far"),
    "src/only-type.ts": error("OnlyType"),
    "src/inline.ts": error("Inline"),
    "src/elided.ts": error("Elided"),
    "src/effects.ts": error("Effects"),
    "src/again.ts": error("Again"),
    "src/type-again.ts": error("TypeAgain"),
    "src/unrelated.ts": error("Unrelated"),
    "src/context.ts": `import { FlowContext, local } from "aetherflow"; import { Box } from "./box.js"; export class App extends FlowContext { box = local(Box); }`,
    "src/box.ts": `${error("BoxError")} export class Box {}`,
  };
  expect(keysOf(files).map(([key]) => key)).toEqual([
    "src/again.ts#Again",
    "src/box.ts#BoxError",
    "src/direct.ts#Direct",
    "src/effects.ts#Effects",
    "src/far.ts#Far",
    "src/n.ts#Own",
  ]);
});

test("not in our own sources, when a program reaches them by an alias", () => {
  const files = {
    "kit/index.ts": `import "./errors.js";\n/** @aetherflow context */ export abstract class FlowContext {} export class KitError extends Error {}`,
    "kit/errors.ts": "export class InnerError extends Error {}",
    "src/context.ts": `import { FlowContext } from "kit"; export class OwnError extends Error {} export class App extends FlowContext {}`,
  };
  const { contexts, errorClasses } = factsOf(files, {
    compilerOptions: { paths: { kit: ["/project/kit/index.ts"] } },
  });
  expect(contexts.map((each) => each.key)).toEqual(["src/context.ts#App"]);
  expect(errorClasses.map((each) => each.key)).toEqual(["src/context.ts#OwnError"]);
});
