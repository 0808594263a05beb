import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { configured, corpusProject, emitted, wiring } from "./corpus-project.js";
import { longEnough } from "./watching.js";

const unused = "/** @node */\nexport const idle = (path: string): string => path;\n";
const headline = "src/idle.ts:2:14 warning AF6002: No flow uses node idle\n";
const silent = { stdout: "", stderr: "" };

const project = (aetherflow?: object) =>
  corpusProject({
    "src/idle.ts": unused,
    ...(aetherflow && { "tsconfig.json": configured({}, { aetherflow }) }),
  });

describe("a program with a warning", { timeout: longEnough }, () => {
  it.each([[[]], [["--noEmit"]], [["--incremental"]], [["-b"]]])(
    "is built by tspc %j, which prints it once",
    async (args) => {
      const program = project();
      const { exitCode, stdout, stderr } = await program.tspc(...args);
      expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: "" });
      expect(stderr).toMatch(new RegExp(`^${headline}(?:  .*\n)*$`, "u"));
      expect(existsSync(program.path(emitted))).toBe(args[0] !== "--noEmit");
    },
  );

  it("is sound to check and to generate", async () => {
    const program = project();
    for (const command of ["check", "generate"]) {
      const { exitCode, stderr } = await program.aetherflow(command);
      expect(stderr).toContain(headline);
      expect(exitCode).toBe(0);
    }
    expect(program.read(wiring)).not.toContain("throw failure;");
    const { exitCode, stdout } = await program.aetherflow("check", "--json");
    expect(JSON.parse(stdout)).toMatchObject([{ code: "AF6002", severity: "warning" }]);
    expect(exitCode).toBe(0);
  });
});

describe("the settings of the tsconfig", { timeout: longEnough }, () => {
  it("are those of every door", async () => {
    const off = project({ rules: { AF6002: "off" } });
    expect(await off.aetherflow("check")).toEqual({ exitCode: 0, ...silent });
    expect(await off.tspc()).toEqual({ exitCode: 0, ...silent });
    const error = project({ rules: { AF6002: "error" } });
    expect((await error.aetherflow("generate")).exitCode).toBe(1);
    const { exitCode, stdout } = await error.tspc();
    expect(stdout).toContain("src/idle.ts(2,14): error TS996002: AF6002: ");
    expect(exitCode).not.toBe(0);
    expect(error.read(wiring)).toContain("throw failure;");
  });

  it("may stand in a configuration that is extended", async () => {
    const program = project();
    program.write("base.json", JSON.stringify({ aetherflow: { rules: { AF6002: "off" } } }));
    program.write("tsconfig.json", configured({}, { extends: "./base.json" }));
    expect(await program.aetherflow("check")).toEqual({ exitCode: 0, ...silent });
    expect(await program.tspc()).toEqual({ exitCode: 0, ...silent });
  });

  it("are said to be wrong by every door", async () => {
    const program = project({ rules: { AF1001: "off" } });
    const message = "AF1001 is an error: it cannot be set to";
    const check = await program.aetherflow("check");
    expect(check.stderr).toMatch(/^tsconfig\.json:1:\d+ error AF0009: /mu);
    expect(check.stderr).toContain(message);
    const { exitCode, stdout } = await program.tspc();
    expect(stdout).toMatch(/error TS990009: tsconfig\.json:1:\d+ AF0009: /u);
    expect(stdout.split(message)).toHaveLength(2);
    expect(exitCode).not.toBe(0);
  });

  it("limit what tspc says, which counts the rest", async () => {
    const program = project({ maxErrors: 1 });
    program.write("src/more.ts", "/** @node */\nfunction a() {}\n/** @node */\nfunction b() {}\n");
    const { stdout, stderr } = await program.tspc();
    expect(stdout.match(/AF2001/gu)).toHaveLength(1);
    expect(stderr).toBe("aetherflow: and 1 more\n");
  });
});
