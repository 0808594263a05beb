/**
 * The lock word: `owner << 2 | DIED | CONTENDED`.
 *
 * | value | state |
 * |---|---|
 * | 0 | free |
 * | CONTENDED | reserved: free, but only for the thread that the STARVING word names |
 * | owner << 2 | held, nobody waits |
 * | owner << 2, CONTENDED | held, the release must wake a waiter |
 * | owner << 2, DIED, either | the owner has died; the supervisor is rolling its call back |
 *
 * Owner ids start at 1 and are never used twice, so a word always says exactly who.
 */
export const CONTENDED = 1;
export const DIED = 2;
export const FREE = 0;
export const RESERVED = CONTENDED;

export const MAX_OWNER = 2 ** 29 - 1;

export const heldBy = (owner: number): number => owner << 2;
export const ownerOf = (word: number): number => word >>> 2;
