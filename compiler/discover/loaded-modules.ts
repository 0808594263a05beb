import type { Site } from "../model/site.js";
import type { Declarations } from "./declarations.js";

/** The modules that contexts, nodes and providers load anyway; by file. */
export function modulesLoadedBy(
  users: readonly { readonly site: Site }[],
  declarations: readonly Declarations[],
): readonly Declarations[] {
  const files = new Map(declarations.map((each) => [each.file, each]));
  const loaded = new Set(users.map((each) => each.site.file));
  for (const file of loaded) for (const each of files.get(file)?.loads ?? []) loaded.add(each);
  return declarations.filter((each) => loaded.has(each.file));
}
