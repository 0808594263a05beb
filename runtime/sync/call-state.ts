/**
 * Where this thread is with a guarded call on one object. In the thread's own memory: a dead thread needs it no more.
 *
 * | state | meaning | leads to |
 * |---|---|---|
 * | CLOSED | no call; the object must not be touched | OPEN |
 * | OPEN | the lock is held | CHANGING, CONDEMNED, CLOSING |
 * | CHANGING | within a change of several stores; still so at the end of the call if something threw out of it | OPEN, CONDEMNED |
 * | CONDEMNED | will be rolled back; nothing can be read or written any more | CLOSED |
 * | CLOSING | being committed | CLOSED |
 */
export const CallState = { CLOSED: 0, OPEN: 1, CHANGING: 2, CONDEMNED: 3, CLOSING: 4 } as const;
export type CallState = (typeof CallState)[keyof typeof CallState];
