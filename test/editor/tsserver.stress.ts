import type ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { configured, corpusProject, provider, wiring } from "../doors/corpus-project.js";
import type { Project } from "../project.js";
import { TsServer } from "./tsserver.js";

const plugins = [
  { name: "aetherflow/tsserver", transform: "aetherflow/transform", transformProgram: true },
];
const withPlugin = configured({ plugins });

let server: TsServer;
beforeAll(() => {
  server = new TsServer();
});
afterAll(() => server.end());

const projectOf = (files: Readonly<Record<string, string>> = {}) =>
  corpusProject({ "tsconfig.json": withPlugin, ...files });

const opened = (project: Project, ...files: readonly string[]) => {
  for (const file of files) server.tell("open", { file: project.path(file) });
};

/** Where the first occurrence of a text in a file begins. */
function at(project: Project, file: string, text: string) {
  const before = project.read(file).split(text)[0]!.split("\n");
  return { file: project.path(file), line: before.length, offset: before.at(-1)!.length + 1 };
}

/** As typing does it: the file on disk stays. */
function type(project: Project, file: string, from: string, to: string): void {
  const { line, offset } = at(project, file, from);
  const lines = from.split("\n");
  const endLine = line + lines.length - 1;
  const endOffset = lines.length === 1 ? offset + from.length : lines.at(-1)!.length + 1;
  server.tell("change", {
    file: project.path(file),
    line,
    offset,
    endLine,
    endOffset,
    insertString: to,
  });
}

const marks = async (project: Project, file: string) =>
  (await server.diagnostics(project.path(file))).map(({ code, source }) => `${source} ${code}`);

const places = (project: Project, spans: readonly ts.server.protocol.FileSpan[]) =>
  spans.map(
    ({ file, start }) => `${file.slice(project.folder.length + 1)}:${start.line}:${start.offset}`,
  );

describe("on a project whose wiring was never written", () => {
  it("knows the app, and writes nothing", async () => {
    const project = projectOf();
    opened(project, "src/main.ts");
    expect(await marks(project, "src/main.ts")).toEqual([]);
    const info = await server.ask<ts.server.protocol.QuickInfoResponseBody>(
      "quickinfo",
      at(project, "src/main.ts", "index("),
    );
    expect(info.displayString).toBe(
      "(method) CorpusApp.index(paths: Items<string>, options?: RunOptions): Promise<number>",
    );
    expect(info.documentation).toMatch(/^Counts the words of every file\.\n\nflow of `Corpus`\n/u);
    expect(project.find(wiring)).toBeUndefined();
  });

  it("leads from the app to what it is made from", async () => {
    const project = projectOf();
    opened(project, "src/main.ts");
    await marks(project, "src/main.ts");
    const definition = async (text: string) =>
      places(
        project,
        await server.ask<ts.server.protocol.FileSpan[]>(
          "definition",
          at(project, "src/main.ts", text),
        ),
      );
    expect(await definition("index(")).toEqual(["src/flows.ts:6:14"]);
    expect(await definition("launch(")).toEqual(["src/context.ts:4:14"]);
  });

  it("finds and renames nothing in it", async () => {
    const project = projectOf();
    opened(project, "src/main.ts", "src/nodes.ts");
    await marks(project, "src/main.ts");
    const place = at(project, "src/nodes.ts", "countWords");
    const { refs } = await server.ask<ts.server.protocol.ReferencesResponseBody>(
      "references",
      place,
    );
    expect(places(project, refs)).toEqual([
      "src/nodes.ts:4:17",
      "src/flows.ts:3:10",
      "src/flows.ts:6:39",
    ]);
    const { locs } = await server.ask<ts.server.protocol.RenameResponseBody>("rename", place);
    expect(locs.map((each) => each.file)).toEqual(
      ["src/nodes.ts", "src/flows.ts"].map((each) => project.path(each)),
    );
  });

  it("has a name for nothing of the app but what it is made from", async () => {
    const project = projectOf();
    opened(project, "src/main.ts", "src/flows.ts");
    await marks(project, "src/main.ts");
    const rename = (file: string, text: string) =>
      server.ask<ts.server.protocol.RenameResponseBody>("rename", at(project, file, text));
    expect((await rename("src/main.ts", "index(")).info).toMatchObject({ canRename: false });
    expect((await rename("src/main.ts", "launch }")).info).toMatchObject({ canRename: true });
    expect((await rename("src/flows.ts", "index =")).info).toMatchObject({ canRename: true });
  });

  it("takes what is written in its place", async () => {
    const project = projectOf();
    opened(project, "src/main.ts");
    expect(await marks(project, "src/main.ts")).toEqual([]);
    expect((await project.aetherflow("generate")).exitCode).toBe(0);
    const text = project.read(wiring);
    type(project, "src/main.ts", "console.log", "\nconsole.log");
    expect(await marks(project, "src/main.ts")).toEqual([]);
    expect(project.read(wiring)).toBe(text);
  });

  it("follows edits, and keeps the types while the graph is broken", async () => {
    const project = projectOf();
    opened(project, "src/main.ts", "src/nodes.ts", "src/context.ts");
    expect(await marks(project, "src/main.ts")).toEqual([]);
    type(project, "src/nodes.ts", "path: string,", "path: number,");
    expect(await marks(project, "src/main.ts")).toEqual(["undefined 2345"]);
    type(project, "src/context.ts", provider, "");
    expect(await marks(project, "src/main.ts")).toEqual(["undefined 2345"]);
  });
});

describe("on a project whose wiring is out of date", () => {
  it("shows the types that it will have", async () => {
    const project = projectOf();
    expect((await project.aetherflow("generate")).exitCode).toBe(0);
    const text = project.read(wiring);
    project.edit("src/nodes.ts", "path: string,", "path: number,");
    opened(project, "src/main.ts");
    expect(await marks(project, "src/main.ts")).toEqual(["undefined 2345"]);
    expect(project.read(wiring)).toBe(text);
  });

  it("leaves a file of the user's alone", async () => {
    const project = projectOf({ [wiring]: "export const launch = 1;\n" });
    opened(project, "src/main.ts");
    expect(await marks(project, "src/main.ts")).toEqual(["undefined 2349"]);
    opened(project, wiring);
    expect(await marks(project, wiring)).toEqual(["aetherflow 8"]);
  });
});

describe("findings", () => {
  it("are those of `check`", async () => {
    const project = projectOf();
    project.edit("src/context.ts", provider, "");
    project.write("src/more.ts", "/** @node */\nfunction lost() {}\nexport const used = lost;\n");
    const checked: Checked[] = JSON.parse((await project.aetherflow("check", "--json")).stdout);
    expect(checked.map((each) => each.file)).toEqual(["src/more.ts", "src/nodes.ts"]);
    for (const each of checked) {
      opened(project, each.file);
      const [found] = (await server.diagnostics(project.path(each.file))) as [Protocol];
      expect(found).toMatchObject({
        source: "aetherflow",
        code: Number(each.code.slice(2)),
        category: each.severity,
        start: { line: each.line, offset: each.column },
        end: { line: each.endLine, offset: each.endColumn },
      });
      expect(found.text).toBe(textOf(each));
      expect(
        (found.relatedInformation ?? []).map(({ span, message }) => ({
          message,
          ...{ file: span?.file, line: span?.start.line, column: span?.start.offset },
        })),
      ).toEqual(each.related.map((one) => ({ ...one, file: project.path(one.file) })));
    }
  });

  it("come and go with what is typed, by events", async () => {
    const project = projectOf();
    opened(project, "src/nodes.ts", "src/context.ts");
    const heard = async (file: string) => {
      server.events.length = 0;
      server.tell("geterr", { files: [project.path(file)], delay: 0 });
      await expect
        .poll(() => server.events.map((each) => each.event), { timeout: 60_000 })
        .toContain("requestCompleted");
      const found = server.events.find((each) => each.event === "semanticDiag");
      return (found as Heard).body.diagnostics.map((each) => each.code);
    };
    expect(await heard("src/nodes.ts")).toEqual([]);
    type(project, "src/context.ts", provider, "");
    expect(await heard("src/nodes.ts")).toEqual([1001]);
    server.tell("change", {
      file: project.path("src/context.ts"),
      line: 5,
      offset: 1,
      endLine: 5,
      endOffset: 1,
      insertString: provider,
    });
    expect(await heard("src/nodes.ts")).toEqual([]);
  });
});

interface Heard {
  readonly body: { readonly diagnostics: readonly Protocol[] };
}

interface Checked {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly help: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly related: readonly {
    readonly file: string;
    readonly line: number;
    readonly column: number;
    readonly message: string;
  }[];
}

type Protocol = ts.server.protocol.Diagnostic;

const textOf = ({ code, message, help }: Checked) =>
  [`${code}: ${message}`, ...help.split("\n").map((each) => `  ${each}`)].join("\n");

it("offers what to do about a finding", async () => {
  const project = projectOf();
  const stale = "// aetherflow-disable-next-line AF6002\n";
  project.edit("src/nodes.ts", "import", `${stale}import`);
  opened(project, "src/nodes.ts");
  expect(await marks(project, "src/nodes.ts")).toEqual(["aetherflow 6005"]);
  expect(
    await server.ask("getSupportedCodeFixes", { file: project.path("src/nodes.ts") }),
  ).toContain("6005");
  const { file, line, offset } = at(project, "src/nodes.ts", "AF6002");
  const span = { file, startLine: line, startOffset: offset, endLine: line, endOffset: offset + 6 };
  const fixes = await server.ask<ts.server.protocol.CodeFixAction[]>("getCodeFixes", {
    ...span,
    errorCodes: [6005],
  });
  expect(fixes.map((each) => each.changes)).toEqual([
    [
      {
        fileName: file,
        textChanges: [{ start: { line: 1, offset: 1 }, end: { line: 2, offset: 1 }, newText: "" }],
      },
    ],
  ]);
});

describe("@node before a function", () => {
  it("has a definition, references and a new name", async () => {
    const project = projectOf();
    project.edit("src/nodes.ts", "/** @node */", "@node");
    project.edit("src/nodes.ts", "import", 'import { node } from "aetherflow";\nimport');
    opened(project, "src/nodes.ts");
    expect(await marks(project, "src/nodes.ts")).toEqual([]);
    const place = at(project, "src/nodes.ts", "node\n");
    const { definitions, textSpan } =
      await server.ask<ts.server.protocol.DefinitionInfoAndBoundSpan>(
        "definitionAndBoundSpan",
        place,
      );
    expect(definitions.length).toBeGreaterThan(0);
    expect(textSpan.start).toEqual({ line: place.line, offset: place.offset });
    const { refs } = await server.ask<ts.server.protocol.ReferencesResponseBody>(
      "references",
      place,
    );
    expect(places(project, refs)).toContain("src/nodes.ts:4:2");
    await server.ask("rename", place);
    await server.ask("documentHighlights", { ...place, filesToSearch: [place.file] });
  });
});

describe("projects", () => {
  it("of one server keep apart", async () => {
    const broken = projectOf();
    const sound = projectOf();
    broken.edit("src/context.ts", provider, "");
    opened(broken, "src/nodes.ts");
    opened(sound, "src/nodes.ts", "src/main.ts");
    expect(await marks(broken, "src/nodes.ts")).toEqual(["aetherflow 1001"]);
    expect(await marks(sound, "src/nodes.ts")).toEqual([]);
    expect(await marks(sound, "src/main.ts")).toEqual([]);
  });

  it("have the plugin once, named twice or configured anew", async () => {
    const project = projectOf({
      "tsconfig.json": configured({ plugins: [...plugins, ...plugins] }),
    });
    project.edit("src/context.ts", provider, "");
    opened(project, "src/nodes.ts");
    expect(await marks(project, "src/nodes.ts")).toEqual(["aetherflow 1001"]);
    project.write("tsconfig.json", configured({ plugins, noUnusedLocals: true }));
    server.tell("reloadProjects", {});
    expect(await marks(project, "src/nodes.ts")).toEqual(["aetherflow 1001"]);
  });

  it("that no tsconfig is of have none", async () => {
    const project = projectOf();
    project.write("other/loose.ts", "/** @node */\nfunction f() {}\nf.g;\n");
    opened(project, "other/loose.ts");
    expect(await marks(project, "other/loose.ts")).toEqual(["undefined 2339"]);
  });

  it("that have no context are as they were", async () => {
    const project = projectOf({ "src/main.ts": "const n: string = 1;\n" });
    for (const each of ["context", "flows", "nodes"])
      project.write(`src/${each}.ts`, "export {};\n");
    opened(project, "src/main.ts");
    expect(await marks(project, "src/main.ts")).toEqual(["undefined 2322"]);
  });
});
