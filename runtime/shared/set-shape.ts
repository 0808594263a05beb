type Combine = (this: Set<unknown>, other: unknown) => unknown;

/** Methods of ES2025, where the engine has them: what they give is a plain Set or a boolean. */
const COMBINING = [
  ...["difference", "intersection", "isDisjointFrom", "isSubsetOf", "isSupersetOf"],
  ...["symmetricDifference", "union"],
];

const plain = Set.prototype as unknown as Readonly<Record<string, Combine | undefined>>;

/** Gives `instanceof Set` without the internal slots of a Set, and the methods that combine it with another. */
export const SetShape = function SetShape() {} as unknown as new <T>() => Set<T>;
SetShape.prototype = Object.create(Set.prototype);
for (const name of COMBINING) {
  const method = plain[name];
  if (method === undefined) continue;
  const value: Combine = function (other) {
    return method.call(new Set(this), other);
  };
  Object.defineProperty(SetShape.prototype, name, { value, writable: true, configurable: true });
}
