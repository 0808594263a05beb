import type { ErrorClassFact } from "../model/facts.js";
import type { Site } from "../model/site.js";
import type { Declarations } from "./declarations.js";

/** The exported error classes of modules that nodes and providers load anyway; by file and place. */
export function errorClassesOf(
  declarations: readonly Declarations[],
  users: readonly { readonly site: Site }[],
): readonly ErrorClassFact[] {
  const files = new Map(declarations.map((each) => [each.file, each]));
  const loaded = new Set(users.map((each) => each.site.file));
  for (const file of loaded) for (const each of files.get(file)?.loads ?? []) loaded.add(each);
  return declarations.flatMap((each) => (loaded.has(each.file) ? each.errorClasses : []));
}
