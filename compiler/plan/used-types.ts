const identifiers = /[\p{ID_Start}$_][\p{ID_Continue}$]*/gu;

/**
 * Every name in the types of what is printed. Types are spelled before it is known who prints them, and an
 * import that nothing uses is an error under `noUnusedLocals`.
 */
export function namesInTypes(plans: object): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (value: unknown, name: string): void => {
    if (typeof value === "string") {
      if (name !== "type" && name !== "returns") return;
      for (const [found] of value.matchAll(identifiers)) names.add(found);
    } else if (typeof value === "object" && value !== null) {
      for (const [inner, each] of Object.entries(value)) visit(each, inner);
    }
  };
  visit(plans, "");
  return names;
}
