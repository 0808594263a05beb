import { describe, expect, it } from "vitest";
import { Slots } from "../../runtime/pool/slots.js";
import { currentScope, inScope } from "../../runtime/pool/task-scope.js";

type Ending = "sync" | "async" | "fails";

/** As generated code would have it: `app` is made of `db` and `log`, `db` of `log`. */
class Made extends Slots {
  protected static override readonly needs = { app: ["db", "log"], db: ["log"], late: ["early"] };
  protected static override readonly taken: readonly string[] = [];
  readonly said: string[];
  readonly #ending: Ending;
  readonly #fields = new Map<string, unknown>();
  fails: string | undefined;

  constructor(said: string[] = [], ending: Ending = "sync") {
    super();
    this.said = said;
    this.#ending = ending;
  }

  log = () => this.#keep("log", () => this.own("log", this.#create("log")));
  db = () => this.#keep("db", () => this.make("db", () => [this.log(), this.#create("db")][1]));
  app = () =>
    this.#keep("app", () =>
      this.make("app", () => [this.db(), this.log(), this.#create("app")][2]),
    );
  early = () => this.#keep("early", () => this.begin("early", async () => this.#create("early")));
  late = () =>
    this.#keep("late", () =>
      this.begin("late", async () => {
        await this.early();
        return this.#create("late");
      }),
    );

  protected override put(name: string): void {
    this.#fields.delete(name);
  }

  #keep(name: string, make: () => unknown): unknown {
    if (!this.#fields.has(name)) this.#fields.set(name, make());
    return this.#fields.get(name);
  }

  #create(name: string): object {
    if (this.fails === name) throw new RangeError(`no ${name}`);
    this.said.push(`+${name}`);
    const end = () => {
      this.said.push(`-${name}`);
      if (this.#ending === "fails") throw new TypeError(`${name} stays`);
    };
    return this.#ending === "sync"
      ? { [Symbol.dispose]: end }
      : {
          [Symbol.asyncDispose]: async () => {
            await Promise.resolve();
            end();
          },
        };
  }
}

describe("slots", () => {
  it("end in reverse order of their creation", async () => {
    const slots = new Made();
    slots.app();
    await slots.late();
    await slots[Symbol.asyncDispose]();
    await slots[Symbol.asyncDispose]();
    expect(slots.said.join(" ")).toBe("+log +db +app +early +late -late -early -app -db -log");
  });

  it("gather what disposals threw, the first one first", async () => {
    const slots = new Made([], "fails");
    slots.db();
    const error = await slots[Symbol.asyncDispose]().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      message: "Disposing db, log failed",
      errors: [{ message: "db stays" }, { message: "log stays" }],
    });
  });

  it("take along what was made for a creation that failed", async () => {
    const slots = new Made();
    slots.fails = "app";
    expect(() => slots.app()).toThrow("no app");
    expect(slots.said).toEqual(["+log", "+db", "-db", "-log"]);
    slots.fails = undefined;
    slots.app();
    await slots[Symbol.asyncDispose]();
    expect(slots.said.slice(4)).toEqual(["+log", "+db", "+app", "-app", "-db", "-log"]);
  });

  it("leave alone what was there before", () => {
    const slots = new Made();
    slots.log();
    slots.fails = "app";
    expect(() => slots.app()).toThrow("no app");
    expect(slots.said).toEqual(["+log", "+db", "-db"]);
  });

  it("wait at the end for what could not be disposed at once", async () => {
    const slots = new Made([], "fails");
    slots.fails = "db";
    expect(() => slots.db()).toThrow("no db");
    const error = await slots[Symbol.asyncDispose]().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ errors: [{ message: "log stays" }] });
    expect(slots.said).toEqual(["+log", "-log"]);
  });

  it("do the same while they wait, and try again the next time", async () => {
    const slots = new Made();
    slots.fails = "late";
    const [one, two] = [slots.late(), slots.late()];
    await expect(one).rejects.toThrow("no late");
    await expect(two).rejects.toThrow("no late");
    expect(slots.said).toEqual(["+early", "-early"]);
    slots.fails = undefined;
    await slots.late();
    expect(slots.said.slice(2)).toEqual(["+early", "+late"]);
  });

  it("keep what tasks take as well, or another one is made of", async () => {
    class Taken extends Made {
      protected static override readonly taken = ["early"];
    }
    const slots = new Taken();
    slots.fails = "late";
    await expect(slots.late()).rejects.toThrow("no late");
    expect(slots.said).toEqual(["+early"]);
  });

  it("wait at the end for what is being made", async () => {
    const slots = new Made();
    const late = slots.late();
    await slots[Symbol.asyncDispose]();
    await late;
    expect(slots.said).toEqual(["+early", "+late", "-late", "-early"]);
  });
});

describe("a task's scope", () => {
  it("is over before the task is", async () => {
    const scope = new Made();
    expect(await inScope(scope, async (own) => [own.db(), own.said.length][1])).toBe(2);
    expect(scope.said).toEqual(["+log", "+db", "-db", "-log"]);
  });

  it("ends when the task fails, whose error stays the first", async () => {
    const scope = new Made([], "fails");
    const task = inScope(scope, (own) => {
      own.log();
      throw new RangeError("the task's own");
    });
    const error = await task.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(RangeError);
    expect(error).toMatchObject({ disposal: { errors: [{ message: "log stays" }] } });
    await expect(inScope(new Made([], "fails"), (own) => own.log())).rejects.toThrow(
      "Disposing log failed",
    );
  });

  it("is the one of the task that asks, also among tasks that wait", async () => {
    const found = await Promise.all(
      [new Made(["a"]), new Made(["b"])].map((scope) =>
        inScope(scope, async () => {
          await Promise.resolve();
          return currentScope<Made>().said[0];
        }),
      ),
    );
    expect(found).toEqual(["a", "b"]);
    expect(() => currentScope()).toThrow("outside of a task");
  });
});
