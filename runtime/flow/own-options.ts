/** The options that are there: own properties only, so that a polluted prototype changes nothing. */
export function ownOptions<T extends object>(options: T | undefined): Partial<T> {
  return Object.assign(Object.create(null), options);
}
