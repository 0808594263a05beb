/** Adds a property to what was thrown, in place of one of that name; a frozen error or a primitive goes without. */
export function annotate(error: unknown, name: string, property: PropertyDescriptor): void {
  if (typeof error !== "object" || error === null) return;
  const { configurable } = Object.getOwnPropertyDescriptor(error, name) ?? {
    configurable: Object.isExtensible(error),
  };
  if (configurable === false) return;
  Object.defineProperty(error, name, { ...property, configurable: true, writable: true });
}
