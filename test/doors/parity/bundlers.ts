import { Buffer } from "node:buffer";
import { join, relative } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { rspack } from "@rspack/core";
import { type BuildFailure, build as esbuild, type Message } from "esbuild";
import { rolldown } from "rolldown";
import { type RollupLog, rollup } from "rollup";
import { createLogger, createServer, build as vite } from "vite";
import { vi } from "vitest";
import webpack from "webpack";
import aetherflow from "../../../compiler/adapters/unplugin.js";
import type { Project } from "../../project.js";
import type { Case } from "./cases.js";
import type { Doors, Told } from "./door.js";
import { entry } from "./entry.js";
import { type Finding, findingsIn, wordsIn } from "./finding.js";

/** Packages stay outside. */
const external = [/^(?:aetherflow|node:)/u];

export const bundlers: Doors = {
  async esbuild({ project }) {
    const { errors, warnings } = await esbuild({
      ...({
        absWorkingDir: project.folder,
        bundle: true,
        platform: "node",
        format: "esm",
      } as const),
      ...({ packages: "external", write: false, logLevel: "silent" } as const),
      ...{ entryPoints: [entry], outdir: "out", plugins: [aetherflow.esbuild()] },
    }).catch((failure: BuildFailure) => failure);
    return {
      findings: [
        ...errors.filter(isOurs).map((each) => ofEsbuild(each, "error")),
        ...warnings.filter(isOurs).map((each) => ofEsbuild(each, "warning")),
      ],
    };
  },

  rollup: ({ project }) =>
    logged(project, async (onLog) => {
      const plugins = [aetherflow.rollup({ tsconfig: project.folder }), noText];
      const build = await rollup({ input: project.path(entry), external, plugins, onLog });
      await build.close();
    }),

  rolldown: ({ project }) =>
    logged(project, async (onLog) => {
      const plugins = [aetherflow.rolldown({ tsconfig: project.folder })];
      const options = { cwd: project.folder, input: entry, external, plugins, onLog };
      const build = await rolldown(options as Parameters<typeof rolldown>[0]);
      await build.generate().finally(() => build.close());
    }),

  vite: ({ project }) =>
    logged(project, async (onLog) => {
      const build = {
        ...{ ssr: entry, write: false, minify: false },
        rolldownOptions: { onLog: (level: string, log: RollupLog) => onLog(level, log) },
      };
      await vite({ ...served(project), build });
    }),

  async "vite's server"({ project }) {
    const customLogger = createLogger("silent");
    const texts = [vi.spyOn(customLogger, "error"), vi.spyOn(customLogger, "warn")];
    const server = await createServer({
      ...{
        ...served(project),
        customLogger,
        appType: "custom",
        optimizeDeps: { noDiscovery: true },
      },
      server: { middlewareMode: true, ws: false, watch: null },
    });
    await server.close();
    const logs = texts.flatMap(({ mock }) => mock.calls.map(([text]) => text));
    return { findings: logs.flatMap((each) => findingsIn(stripVTControlCharacters(each))) };
  },

  webpack: (program) => compiled(webpack as unknown as Make, aetherflow.webpack(), program),

  rspack: (program) => compiled(rspack as unknown as Make, aetherflow.rspack(), program),
};

/** Of what it cannot parse, esbuild names the plugin that has loaded it. */
const isOurs = ({ pluginName, text }: Message) =>
  pluginName === "aetherflow" && /^AF\d{4}: /u.test(text);

/** It counts in bytes, from 0. */
function ofEsbuild({ text, location, notes }: Message, severity: "error" | "warning"): Finding {
  const { file, line, column, length, lineText } = location!;
  const characters = (bytes: number) => Buffer.from(lineText).subarray(0, bytes).toString().length;
  const [, code = "", message = ""] = /^(AF\d{4}): (.*)$/u.exec(text) ?? [];
  return {
    ...{ code, severity, message, file, line, column: characters(column) + 1 },
    ...{ endLine: line, endColumn: characters(column + length) + 1 },
    help: notes
      .filter((each) => each.location === null)
      .map((each) => each.text)
      .join("\n"),
    related: notes.flatMap((each) => {
      if (each.location === null) return [];
      const at = each.location;
      const before = Buffer.from(at.lineText).subarray(0, at.column).toString();
      return [{ file: at.file, line: at.line, column: before.length + 1, message: each.text }];
    }),
  };
}

/** What a module says is nothing to this door. */
const noText = { name: "no-text", load: (id: string) => (/\.[cm]?ts$/u.test(id) ? "" : null) };

const served = (project: Project) => ({
  ...{ root: project.folder, configFile: false as const, logLevel: "silent" as const },
  plugins: [aetherflow.vite()],
});

type OnLog = (level: string, log: RollupLog) => void;

/** What Rollup and its kin report: warnings one by one, the errors all in one. */
async function logged(project: Project, build: (onLog: OnLog) => Promise<void>): Promise<Told> {
  const logs: RollupLog[] = [];
  try {
    await build((_, log) => logs.push(log));
  } catch (failure) {
    const { errors = [] } = failure as { errors?: RollupLog[] };
    logs.push(...(errors.length === 0 ? [failure as RollupLog] : errors));
  }
  const ours = logs.filter(({ plugin }) => plugin === "aetherflow");
  return { findings: ours.flatMap((each) => ofRollup(project, each)) };
}

/** Its place is that of the first. */
function ofRollup(project: Project, { message, id, loc }: RollupLog): readonly Finding[] {
  const [first, ...others] = findingsIn(
    message.replace(/^\[plugin aetherflow\] .*? \(\d+:\d+\): /u, ""),
  );
  const file = relative(project.folder, id ?? "");
  return [{ ...first!, file, line: loc!.line, column: loc!.column + 1 }, ...others];
}

interface Reported {
  readonly name: string;
  readonly message: string;
  readonly file: string;
  readonly loc: Record<"start" | "end", { readonly line: number; readonly column: number }>;
}

type Done = (
  error: Error | null,
  stats?: { compilation: Record<"errors" | "warnings", Reported[]> },
) => void;
type Make = (options: object) => {
  run(done: Done): void;
  close(done: (error?: unknown) => void): void;
};

const loader = join(import.meta.dirname, "../bundlers/esbuild-loader.cjs");

async function compiled(make: Make, plugin: unknown, { project }: Case): Promise<Told> {
  const compiler = make({
    ...{
      mode: "none",
      context: project.folder,
      entry: `./${entry}`,
      target: "node20",
      externals: external,
    },
    ...{ externalsType: "commonjs", module: { rules: [{ test: /\.[cm]?ts$/u, use: { loader } }] } },
    resolve: { extensionAlias: { ".js": [".ts", ".js"], ".mjs": [".mts"], ".cjs": [".cts"] } },
    ...{ output: { path: project.path("out") }, plugins: [plugin] },
  });
  const reported = await new Promise<Told>((resolve, reject) => {
    compiler.run((error, stats) => {
      if (error !== null || stats === undefined) return reject(error);
      const { errors, warnings } = stats.compilation;
      const [ours, others] = [errors, warnings].map((all) =>
        all.filter((each) => each.name === "AetherFlow"),
      );
      return resolve({
        findings: [
          ...ours!.map((each) => ofWebpack(each, "error")),
          ...others!.map((each) => ofWebpack(each, "warning")),
        ],
      });
    });
  });
  await new Promise((resolve) => compiler.close(resolve));
  return reported;
}

/** Rspack puts marks before the lines. */
function ofWebpack({ message, file, loc }: Reported, severity: "error" | "warning"): Finding {
  const text = message.replace(/^ {2}[×⚠] /u, "").replace(/^ {2}│ /gmu, "");
  const { start, end } = loc;
  return {
    ...{ ...wordsIn(text), severity, file: file.replace(/^\.\//u, "") },
    ...{ line: start.line, column: start.column + 1 },
    ...{ endLine: end.line, endColumn: end.column + 1 },
  };
}
