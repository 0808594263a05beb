import { basename, join } from "node:path";
import type { UnpluginOptions } from "unplugin";
import { renderPlain } from "../../diagnostics/render.js";
import type { Diagnostic } from "../../model/diagnostic.js";
import type { Analysis, Round } from "../analysis.js";
import { analysisIn, type Options } from "./options.js";
import { noWorkers, ownUrl, startsWorkers, withUrl } from "./worker-url.js";

export const forRollup = (options: Options): Partial<UnpluginOptions> => {
  const hooks = rollupHooks(() => analysisIn(process.cwd(), options));
  return { rollup: hooks, rolldown: hooks };
};

interface Message {
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
  warn(message: Message): void;
  error(message: Message | string): never;
}

/** Each wiring module in the bundle is the entry of a chunk of its own. */
export function rollupHooks(open: () => Analysis) {
  let analysis: Analysis | undefined;
  return {
    buildStart(this: Context): void {
      analysis ??= open();
      reportTo(this, analysis.refresh());
    },
    transform(this: Context, code: string, id: string) {
      if (!startsWorkers(id, code)) return undefined;
      const name = basename(id).replace(/\.[cm]?ts$/u, "");
      this.emitFile({ type: "chunk", id, name, preserveSignature: "allow-extension" });
      return { code: withUrl(code, ownUrl.esm), map: null };
    },
    renderStart(this: Context, { format }: { readonly format: string }): void {
      if (format !== "es" && format !== "cjs") this.error(noWorkers(format));
    },
  };
}

function reportTo(context: Context, { root, diagnostics, sources }: Round): void {
  for (const each of sources) context.addWatchFile(each);
  const [errors, others] = [true, false].map((fatal) =>
    diagnostics.filter(({ severity }) => (severity === "error") === fatal),
  );
  for (const each of others!) context.warn(messageOf(root, each, [each]));
  // The first error ends the build: it tells of all of them.
  const [first] = errors!;
  if (first !== undefined) context.error(messageOf(root, first, errors!));
}

function messageOf(root: string, first: Diagnostic, all: readonly Diagnostic[]): Message {
  const id = join(root, first.file);
  const loc = { file: id, line: first.line, column: first.column - 1 };
  return { message: renderPlain(all).trimEnd(), id, loc, pluginCode: first.code };
}
