const key = Symbol.for("aetherflow.copies");

const everywhere = globalThis as { [key]?: Set<string> };

/** The folders of all copies of the package that this thread has loaded. What is bundled has none of its own. */
export const loadedCopies: ReadonlySet<string> = withOwn(everywhere[key] ?? new Set());

function withOwn(copies: Set<string>): Set<string> {
  everywhere[key] = copies;
  const own = /^.*\/node_modules\/aetherflow\//u.exec(import.meta.url)?.[0];
  return own === undefined ? copies : copies.add(own);
}
