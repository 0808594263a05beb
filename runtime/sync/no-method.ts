/** What a lock is held for when it is for no method: given where a method's index is. */
export const NoMethod = { CREATION: -1, LEAVING: -2, TRANSACTION: -3, PREDICATE: -4 } as const;

/** `Corpus.counts (its creation)` */
export function withoutMethod(method: number, object: string): string {
  if (method === NoMethod.TRANSACTION) return `a transaction on ${object}`;
  if (method === NoMethod.PREDICATE) return `until(${object})`;
  return `${object} (its creation)`;
}
