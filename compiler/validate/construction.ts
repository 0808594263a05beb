import type { Binding } from "../model/graph.js";

/** Why the wiring cannot write `new` for a class that is given to a provider, as the end of a sentence. */
export function whyNotConstructible({ member, class: made }: Binding): string | undefined {
  if (made === undefined || member.source.from !== "class") return undefined;
  if (made.abstract) return "is abstract";
  if (made.construction === undefined) return undefined;
  return made.construction === "overloaded"
    ? "has an overloaded constructor"
    : `has a ${made.construction} constructor`;
}
