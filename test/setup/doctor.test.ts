import { execFileSync } from "node:child_process";
import { describe, expect, it, vi } from "vitest";
import { check } from "../../compiler/adapters/check.js";
import { doctor, type Outcome } from "../../compiler/adapters/doctor/doctor.js";
import { example } from "../../compiler/adapters/setup/example.js";
import { init } from "../../compiler/adapters/setup/init.js";
import type { Diagnostic } from "../../compiler/model/diagnostic.js";
import { type Folder, printing } from "./folder.js";
import { lines, manifest, options, scripts, wiredProject } from "./wired-project.js";

/** What is wrong, as `check: code file: what`. */
function faultsIn(folder: Folder): readonly string[] {
  const { result, stdout } = printing(() => doctor({ project: folder.at(), json: true }));
  const outcomes = JSON.parse(stdout) as readonly Outcome[];
  expect(result).toBe(outcomes.every(({ ok }) => ok) ? 0 : 1);
  return outcomes.flatMap(({ check, faults }) => lines(check, faults));
}

/** Each of these reads whole programs, so they look for much at a time. */
describe("doctor", () => {
  it("finds nothing in a project that is wired, and then what is not", () => {
    const folder = wiredProject();
    const { result, stdout, stderr } = printing(() => doctor({ project: folder.at() }));
    expect({ result, stderr }).toEqual({ result: 0, stderr: "" });
    for (const line of stdout.trimEnd().split("\n")) expect(line).toMatch(/^ok /u);
    folder.write("package.json", { ...manifest, scripts: { build: "tsc" } });
    folder.write(".gitignore", "*.wiring.ts\nnode_modules\n");
    execFileSync("git", ["init", "--quiet"], { cwd: folder.at() });
    vi.stubEnv("FORCE_COLOR", "1").stubEnv("NO_COLOR", "1");
    const wrong = printing(() => doctor({ project: folder.at() }));
    expect(wrong.result).toBe(1);
    expect(wrong.stdout).toContain("✓ one copy of aetherflow is installed\n");
    expect(wrong.stdout.match(/^✗ .*\n {2}.*$/gmu)).toEqual([
      "✗ package.json: scripts.build runs `tsc`, which writes no wiring\n  Run `npx aetherflow init`.",
      "✗ src/context.wiring.ts: git ignores the wiring, and no script writes it\n" +
        "  Take it out of .gitignore, or run `aetherflow generate` in the scripts.",
    ]);
  });

  it("finds what is wrong with the wiring of each context", () => {
    const copies = ["old", "changed", "foreign", "lost"].flatMap((folder) =>
      Object.entries(example).map(([file, text]) => [`src/${folder}/${file}`, text]),
    );
    const folder = wiredProject({}, Object.fromEntries(copies));
    folder.edit("src/old/context.wiring.ts", "aetherflow 0.0.0-test", "aetherflow 0.0.1");
    folder.edit("src/changed/tally.ts", "words = 0;", "words = 0;\n  more = 0;");
    folder.write("src/foreign/context.wiring.ts", "export {};\n");
    folder.write("src/foreign/main.ts", "");
    folder.remove("src/lost/context.ts");
    folder.remove("src/lost/flows.ts");
    folder.write("src/lost/main.ts", "");
    folder.write("dist/context.wiring.js", "// graph 0123456789abcdef\n");
    expect(faultsIn(folder)).toEqual([
      "wiring: AF0007 src/changed/context.wiring.ts: the wiring is out of date",
      "wiring: AF0008 src/foreign/context.wiring.ts: a file of yours stands where the wiring would be",
      "wiring: AF0006 src/old/context.wiring.ts: the wiring was written by aetherflow 0.0.1",
      "wiring: AF0007 src/lost/context.wiring.ts: the wiring is out of date",
      "build:  dist/context.wiring.js: it was built from older wiring",
    ]);
    const { stdout } = printing(() => check(folder.at(), { json: true }));
    const codes = (JSON.parse(stdout) as Diagnostic[])
      .filter(({ code }) => code < "AF1")
      .map(({ code, file }) => `${code} ${file}`);
    expect(codes).toEqual([
      "AF0007 src/changed/context.wiring.ts",
      "AF0008 src/foreign/context.wiring.ts",
      "AF0007 src/lost/context.wiring.ts",
      "AF0006 src/old/context.wiring.ts",
    ]);
  });

  it("finds what is not in the program, and what workers should not load", () => {
    const folder = wiredProject({
      ...options({}, { include: undefined, files: ["src/flows.ts"] }),
      "src/main.ts": "",
      "src/server.ts": `import { createServer } from "node:http";
export const server = createServer().listen(0);
setInterval(() => {}, 9);
if (process.argv[2]) process.exit();
export const later = () => process.exit();
`,
      "src/splitter.ts": `import "./server.js";\n${example["splitter.ts"]}`,
      "tools/more.ts": "/** @node */\nexport function more(): void {}\n",
      "tools/plain.ts": "// of @node modules\nexport const plain = 1;\n",
      "package.json": { ...manifest, dependencies: { ...manifest.dependencies, words: "1" } },
      "node_modules/words/package.json": {
        version: "1.0.0",
        peerDependencies: { aetherflow: "*" },
      },
      "node_modules/words/index.d.ts": "/** @node */\nexport declare function words(): number;\n",
    });
    expect(faultsIn(folder)).toEqual([
      expect.stringMatching(
        /^outside: {2}tools\/more\.ts: it has contexts, nodes or flows, and is none/u,
      ),
      expect.stringMatching(
        /^included: {2}src\/context\.wiring\.ts: neither `include` and `files` of /u,
      ),
      "load: AF0010 src/server.ts:2: every worker loads this module, and would listen there as well",
      "load: AF0010 src/server.ts:3: every worker loads this module, and would begin an interval that keeps it from ending",
      "dependencies:  node_modules/words: this package has contexts, nodes or flows, and no wiring",
    ]);
  });

  it("finds a flow in no context, and nothing that follows from it", () => {
    const folder = wiredProject({
      "src/more.ts": `import { flow } from "aetherflow";
import { splitLine } from "./nodes.js";
class Other {}
export const lost = flow(Other as never).to(splitLine);
`,
    });
    expect(faultsIn(folder)).toEqual([expect.stringMatching(/^graph: AF5014 src\/more\.ts:4: /u)]);
  });

  it("finds nothing of the set-up after init", () => {
    const folder = wiredProject({
      ...scripts({ build: "tsc", dev: "vite", test: "vitest run" }),
      ...options({ plugins: undefined }),
    });
    printing(() => init({ project: folder.at() }));
    expect(faultsIn(folder)).toEqual([]);
  });
});
