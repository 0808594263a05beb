import { basename, join } from "node:path";
import type { UnpluginOptions } from "unplugin";
import { renderPlain } from "../../diagnostics/render.js";
import type { Diagnostic } from "../../model/diagnostic.js";
import { ownUrl } from "../../model/runtime-contract.js";
import type { Analysis, Round } from "../analysis.js";
import { undecorated } from "../undecorated.js";
import { bySeverity } from "./by-severity.js";
import { analysisIn, type Options } from "./options.js";
import { refuseTwo } from "./refusals.js";
import { noWorkers, startsWorkers, withUrl } from "./worker-url.js";

export const forRollup = (options: Options): Partial<UnpluginOptions> => {
  const hooks = rollupHooks(() => analysisIn(process.cwd(), options));
  return { rollup: hooks, rolldown: hooks };
};

export interface Message {
  readonly message: string;
  readonly id: string;
  readonly loc: { readonly file: string; readonly line: number; readonly column: number };
  readonly pluginCode: string;
}

interface Chunk {
  readonly type: "chunk";
  readonly id: string;
  readonly name: string;
  readonly preserveSignature: "allow-extension";
}

/** Of a hook's `this`, what Rollup, Rolldown and Vite have in common. */
interface Context {
  addWatchFile(id: string): void;
  emitFile(chunk: Chunk): string;
  warn(message: Message | string): void;
  error(message: Message | string): never;
}

/** Each wiring module in the bundle is the entry of a chunk of its own. */
export function rollupHooks(open: () => Analysis) {
  let analysis: Analysis | undefined;
  return {
    buildStart(this: Context, { plugins }: { readonly plugins: readonly object[] }): void {
      refuseTwo(plugins);
      analysis ??= open();
      reportTo(this, analysis.refresh());
    },
    transform(this: Context, code: string, id: string) {
      if (!startsWorkers(id, code)) return parseable(code, id);
      const name = basename(id).replace(/\.[cm]?ts$/u, "");
      this.emitFile({ type: "chunk", id, name, preserveSignature: "allow-extension" });
      return { code: withUrl(code, ownUrl.esm), map: null };
    },
    renderStart(this: Context, { format }: { readonly format: string }): void {
      if (format !== "es" && format !== "cjs") this.error(noWorkers(format));
    },
  };
}

/** A script that bundlers can parse, if this one is not. */
export function parseable(code: string, id: string): { code: string; map: null } | undefined {
  const plain = undecorated(id.replace(/\?.*$/su, ""), code);
  return plain === undefined ? undefined : { code: plain, map: null };
}

function reportTo(context: Context, round: Round): void {
  const { root, sources, folders, obstacle } = round;
  for (const each of [...sources, ...folders]) context.addWatchFile(each);
  const { errors, others, remarks } = bySeverity(round);
  for (const each of others) context.warn(messageOf(root, each, [each]));
  for (const each of remarks) context.warn(each);
  if (obstacle !== undefined) context.error(obstacle);
  // The first error ends the build: it tells of all of them.
  const [first] = errors;
  if (first !== undefined) context.error(messageOf(root, first, errors));
}

export function messageOf(root: string, first: Diagnostic, all: readonly Diagnostic[]): Message {
  const id = join(root, first.file);
  const loc = { file: id, line: first.line, column: first.column - 1 };
  return { message: renderPlain(all).trimEnd(), id, loc, pluginCode: first.code };
}
