import { Buffer } from "node:buffer";
import { chmodSync, mkdirSync, symlinkSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { SafeResult } from "../../compiler/adapters/compile-safely.js";
import { compile } from "../../compiler/compile.js";
import { corpus } from "../compiler/plan/corpus.js";
import { programOf } from "../compiler/program.js";
import { Random } from "../generator/random.js";
import { allDoors } from "./parity/all-doors.js";
import { Case, configured, type Files, sourcesOf } from "./parity/cases.js";
import type { Doors } from "./parity/door.js";
import { entry } from "./parity/entry.js";
import { expectParity } from "./parity/expect-parity.js";

declare const __VERSION__: string;

const wiring = "src/context.wiring.ts";
const sound = wiringOf(corpus);

function wiringOf(files: Readonly<Record<string, string>>): string {
  const { outputs } = compile(programOf(files), { version: __VERSION__ });
  return outputs[0]!.text;
}

const codes = ({ diagnostics }: SafeResult) => [...new Set(diagnostics.map(({ code }) => code))];

/** Wiring is right, or there is none, or it does not load. */
function expectSafe(result: SafeResult): void {
  expect(codes(result)).not.toContain("AF9000");
  const broken = result.diagnostics.some(({ severity }) => severity === "error");
  const loads = result.outputs.filter(({ text }) => !text.includes("throw failure;"));
  expect(loads).toHaveLength(broken ? 0 : result.outputs.length);
}

describe("programs that are half-written", () => {
  const random = new Random(20);
  const names = ["accepts/flows", "accepts/market", "accepts/shared-members", "accepts/spellings"];
  const cuts = Array.from({ length: 16 }, () => {
    const name = random.pick(names);
    const files = sourcesOf(name);
    const file = random.pick(Object.keys(files));
    const text = files[file]!;
    return { name, file, text: text.slice(0, random.below(text.length)), files };
  });

  it.each(cuts)("$name up to somewhere in $file", async ({ files, file, text }) => {
    const before = Object.fromEntries(
      compile(programOf(files), { version: __VERSION__ }).outputs.map((each) => [
        each.file,
        each.text,
      ]),
    );
    expectSafe(await expectParity(new Case({ ...files, ...before, [file]: text }), allDoors));
  });
});

describe("a syntax error", () => {
  const broken = "export const = ;\n";
  const others: Readonly<Record<string, string>> = {
    "src/view.tsx": "export const view = <p>;\n",
    "src/other.mts": broken,
    "src/old.cts": broken,
  };

  it.each([...Object.keys(corpus), ...Object.keys(others)])("in %s", async (file) => {
    const text = others[file] ?? corpus[file as keyof typeof corpus] + broken;
    const result = await expectParity(
      new Case({ ...corpus, [wiring]: sound, [file]: text }),
      allDoors,
    );
    expect(result.diagnostics).toMatchObject([{ code: "AF0012", file }]);
    expectSafe(result);
    expect(result.outputs).toHaveLength(1);
  });

  it("in a file that no program has", async () => {
    const files = { ...corpus, "src/data.json": "{", "src/code.js": broken };
    expect((await expectParity(new Case(files), allDoors)).diagnostics).toEqual([]);
  });
});

describe("bytes", () => {
  const recoded = (encode: (text: string) => string | Buffer): Files =>
    Object.fromEntries(
      Object.entries({ ...corpus, ...commented }).map(([path, text]) => [path, encode(text)]),
    );
  const commented = {
    "src/idle.ts": '/* é */ /** @node */ export const idle = (é: "é" | "ü"): string => é;\n',
  };
  const crlf = (text: string) => text.replaceAll("\n", "\r\n");

  it.each<[string, (text: string) => string | Buffer]>([
    ["a byte order mark", (text) => `\ufeff${text}`],
    ["CRLF", crlf],
    ["a byte order mark and CRLF", (text) => `\ufeff${crlf(text)}`],
    ["UTF-16", (text) => Buffer.from(`\ufeff${text}`, "utf16le")],
  ])("with %s give the same wiring", async (_, encode) => {
    const plain = new Case({ ...corpus, ...commented });
    const { outputs } = await expectParity(plain, {});
    const result = await expectParity(new Case(recoded(encode)), allDoors);
    expect(result.outputs).toEqual(outputs);
    expect(codes(result)).toEqual(["AF6002"]);
  });

  it("that are no text of UTF-8 are read as TypeScript reads them", async () => {
    const result = await expectParity(
      new Case(recoded((text) => Buffer.from(text, "latin1"))),
      allDoors,
    );
    expectSafe(result);
  });
});

describe("files", () => {
  it("may be listed in place of `include`", async () => {
    const files = Object.keys(corpus);
    const tsconfig = configured([], { files });
    expect(codes(await expectParity(new Case(corpus, { tsconfig }), allDoors))).toEqual([]);
  });

  it.each(["mts", "cts", "tsx"])("may have the context in a .%s", async (ending) => {
    const { "src/context.ts": context, "src/flows.ts": flows, ...rest } = corpus;
    const imported = { mts: "mjs", cts: "cjs", tsx: "js" }[ending];
    const files = {
      ...{ ...rest, [`src/context.${ending}`]: context },
      "src/flows.ts": flows.replace("context.js", `context.${imported}`),
    };
    const { diagnostics, outputs } = await expectParity(new Case(files), allDoors);
    expect(diagnostics).toEqual([]);
    expect(outputs.map(({ file }) => file)).toEqual([
      `src/context.wiring.${ending === "tsx" ? "ts" : ending}`,
    ]);
  });

  it("may be imported by names that differ in case", async () => {
    const flows = corpus["src/flows.ts"].replace("./context.js", "./Context.js");
    expectSafe(await expectParity(new Case({ ...corpus, "src/flows.ts": flows }), allDoors));
  });

  it("may be found through a link to their folder", async () => {
    const program = new Case(corpus, { folder: "real" });
    symlinkSync(program.project.folder, `${program.project.folder}/../link`);
    Object.assign(program.project, { folder: program.project.path("../link") });
    expect((await expectParity(program, allDoors)).diagnostics).toEqual([]);
  });
});

describe("a tsconfig", () => {
  it.each(["", "{}", "// Nothing.\n"])("may say nothing: %j", async (tsconfig) => {
    // What is not said has other meanings there.
    const { "tspc with an older TypeScript": _, ...doors } = allDoors;
    const result = await expectParity(new Case(corpus, { tsconfig }), doors);
    expectSafe(result);
  });
});

/** All that write, or would. */
const { "aetherflow check --json": check, editor, ...writing } = allDoors;

function importing(program: Case): Case {
  program.project.write(entry, `import "./${wiring}";\n`);
  return program;
}

async function eachTells(program: Case, doors: Doors, code: string): Promise<void> {
  for (const [door, ask] of Object.entries(doors)) {
    const found = (await ask(program)).findings.map((each) => [each.code, each.file, each.line]);
    expect.soft({ door, found }).toEqual({ door, found: [[code, wiring, 1]] });
  }
}

describe("where the wiring belongs", () => {
  it.each(["export const launch = 1;\n", "", "// Generated by hand\n"])(
    "a file of the user's stays: %j",
    async (text) => {
      const program = importing(new Case({ ...corpus, [wiring]: text }));
      await eachTells(program, { check: check!, editor: editor!, ...writing }, "AF0008");
      expect(program.found).toEqual(program.files);
    },
  );

  it("a folder is nobody's to remove", async () => {
    const program = importing(new Case({ ...corpus, [`${wiring}/file`]: "" }));
    await eachTells(program, { check: check!, ...writing }, "AF0008");
    expect(program.found).toEqual(program.files);
  });

  it.skipIf(process.getuid?.() !== 0)("nothing may be written", async () => {
    const program = importing(new Case(corpus));
    const { project } = program;
    for (const each of ["..", "."]) chmodSync(project.path(each), 0o755);
    mkdirSync(project.path("out"));
    chmodSync(project.path("out"), 0o777);
    process.seteuid!(65_534);
    try {
      await eachTells(program, writing, "AF0011");
    } finally {
      process.seteuid!(0);
    }
    expect(program.found).toEqual(program.files);
  });
});
