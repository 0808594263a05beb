const reserved: ReadonlySet<string> = new Set(
  (
    "arguments as async await break case catch class const continue debugger default delete do else enum eval " +
    "export extends false finally for from function get if implements import in instanceof interface let new null of " +
    "package private protected public return set static super switch this throw true try type typeof undefined var " +
    "void while with yield"
  ).split(" "),
);

const identifier = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u;

/** Whether `.name` and `{ name: … }` are right. */
export const isPropertyName = (name: string): boolean => identifier.test(name);

/** Whether `name` can be declared everywhere in a module; contextual keywords are left out for the reader's sake. */
export const isIdentifier = (name: string): boolean => identifier.test(name) && !reserved.has(name);

/** `[Symbol.iterator]`: the name of a member that a well-known symbol stands for. */
const wellKnownSymbol = /^\[(Symbol\.[A-Za-z]+)\]$/u;

export const isWellKnownSymbol = (name: string): boolean => wellKnownSymbol.test(name);

/** `["counts"]`, `[Symbol.iterator]`. */
export const element = (name: string): string =>
  wellKnownSymbol.test(name) ? name : `[${JSON.stringify(name)}]`;

/** `.counts`, `["my counts"]`, `[Symbol.iterator]`. */
export const access = (name: string): string => (isPropertyName(name) ? `.${name}` : element(name));

/** Of a type: `["counts"]`, `[typeof Symbol.iterator]`. */
export const typeIndex = (name: string): string =>
  element(name).replace(wellKnownSymbol, "[typeof $1]");

/** A key of an object literal, a class or an interface. `__proto__` written plainly would set the prototype. */
export function key(name: string): string {
  if (name === "__proto__" || wellKnownSymbol.test(name)) return element(name);
  return isPropertyName(name) ? name : JSON.stringify(name);
}

/** The identifier that is nearest to `text`; `fallback` when nothing of it is left. */
export function toIdentifier(text: string, fallback: string): string {
  const cleaned = text.replace(/[^\p{ID_Continue}$]+(.)?/gu, (_, next?: string) =>
    (next ?? "").toUpperCase(),
  );
  const started = /^[\p{ID_Start}$_]/u.test(cleaned) ? cleaned : `_${cleaned}`;
  if (cleaned === "" || !identifier.test(started)) return fallback;
  return reserved.has(started) ? `${started}_` : started;
}
