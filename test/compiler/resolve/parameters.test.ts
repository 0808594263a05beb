import { describe, expect, test } from "vitest";
import { contextOf, textsOf } from "./graphs.js";

const classes = `
  export interface Store { get(): string }
  export class Db { query() {} }
  export class FileStore implements Store { get() { return "f" } }
  export class MemoryStore implements Store { get() { return "m" } }
  export class Alike { get() { return "a" } }
  export class Box<T> { put(value: T) {} }
  export class Numbers extends Box<number> {}
  export class Other { run() {} }
`;

const nodeOf = (members: string, parameters: string) =>
  textsOf(
    contextOf(`${classes}
      export class App extends FlowContext { ${members} }
      /** @node */ export function work(${parameters}) { return 1 }
      export const f = flow(App).to(work);`).nodes[0]!.parameters,
  );

const providerOf = (members: string, name: string) =>
  textsOf(
    contextOf(`${classes}
      export class App extends FlowContext { ${members} }
      export const f = flow(App);`).bindings.find((each) => each.member.name === name)!.parameters,
  );

describe("a parameter that a broken member may answer", () => {
  test("is broken: by name, by type, by what the type implements", () => {
    const members = "private db = local(Db); static store = local(FileStore)";
    expect(nodeOf(members, "db: Db, d: Db, s: Store, f: FileStore, o: Other")).toEqual([
      ...["db: broken", "d: broken", "s: broken", "f: broken", "o: missing"],
    ]);
  });

  test("is broken where a class or a factory was not wrapped", () => {
    expect(
      nodeOf("a = Db; b = () => new Other(); c = new Alike()", "d: Db, o: Other, x: Alike"),
    ).toEqual(["d: broken", "o: broken", "x: broken"]);
  });

  test("is broken where nobody knows what the member provides; data stays an input", () => {
    expect(nodeOf("any = null as any", "d: Db, n: number")).toEqual(["d: broken", "n: input 0"]);
  });

  test("is missing where the member cannot provide it", () => {
    expect(nodeOf("count = 12", "d: Db")).toEqual(["d: missing"]);
  });
});

test("an optional dependency is absent, also by its type", () => {
  expect(nodeOf("", "a?: Db, b: Db | undefined = undefined, c?: Db")).toEqual([
    ...["a: absent", "b: absent", "c: absent"],
  ]);
  expect(nodeOf("", "a: Db | undefined, b: Db | null")).toEqual(["a: absent", "b: missing"]);
});

describe("a node's parameter", () => {
  test("is the member of its name, else an input", () => {
    expect(nodeOf("db = local(Db)", "a: string, db: Db, b: number")).toEqual([
      ...["a: input 0", "db: member db", "b: input 1"],
    ]);
  });

  test("mismatches the member of its name, data as well", () => {
    expect(nodeOf("db = local(Db)", "db: string")).toEqual(["db: mismatch db"]);
    expect(nodeOf("db = local(Db)", "db: Other")).toEqual(["db: mismatch db"]);
  });

  test("is the only provider of its type", () => {
    expect(nodeOf("db = local(Db)", "database: Db")).toEqual(["database: member db"]);
    expect(nodeOf("db = local(Db)", "database: Db | undefined")).toEqual(["database: member db"]);
  });

  test("is the only provider that is declared to implement its type", () => {
    expect(nodeOf("files = local(FileStore)", "store: Store")).toEqual(["store: member files"]);
  });

  test("may be the base class of a provided one, with the same arguments", () => {
    const text = (type: string) => nodeOf("n = local(Numbers)", `box: ${type}`);
    expect(text("Box<number>")).toEqual(["box: member n"]);
    expect(text("Box<string>")).toEqual(["box: missing"]);
  });

  test("is never provided by structure alone", () => {
    expect(nodeOf("alike = local(Alike)", "store: Store")).toEqual(["store: missing"]);
  });

  test("mismatches its only provider when that may be null", () => {
    expect(nodeOf("db = local((): Db | null => null)", "database: Db")).toEqual([
      "database: mismatch db",
    ]);
  });

  test("is ambiguous when there are several", () => {
    expect(nodeOf("a = local(FileStore); b = local(MemoryStore)", "store: Store")).toEqual([
      "store: ambiguous a b",
    ]);
    expect(nodeOf("a = local(Db); b = local(FileStore)", "x: Db | Store")).toEqual([
      "x: ambiguous a b",
    ]);
  });

  test("is missing when it is somebody to call and nobody provides it", () => {
    expect(nodeOf("db = local(Db)", "o: Other, p?: Other")).toEqual(["o: missing", "p: absent"]);
  });

  test("of any or unknown is found by name only", () => {
    expect(nodeOf("db = local(Db)", "db: any, a: any, b: unknown")).toEqual([
      ...["db: member db", "a: input 0", "b: input 1"],
    ]);
  });

  test("that is named as a broken member stays silent", () => {
    expect(nodeOf("db = make(); ", "a: string, db: Db")).toEqual(["a: input 0", "db: broken"]);
  });
});

describe("a provider's parameter", () => {
  const service = "db = local(Db); s = local((db: Db, other: Other, n: number, m?: number) => 1)";

  test("is a member, absent or missing", () => {
    expect(providerOf(service, "s")).toEqual([
      ...["db: member db", "other: missing", "n: missing", "m: absent"],
    ]);
  });
});
