/*
 * Aliases that ask for integer storage. To TypeScript they are `number` and `bigint`; the compiler reads them where a
 * field is declared, `hits: i32 = 0`, so the annotation must be written there.
 */

/**
 * A whole number from -2^31 to 2^31 - 1, kept as such in shared memory: whole methods such as `this.hits++` can then be
 * one atomic instruction. Setting any other number throws RangeError and changes nothing; -0 becomes 0.
 * @aetherflow i32
 */
export type i32 = number;

/**
 * A whole number from 0 to 2^32 - 1, kept as such in shared memory. Setting any other number throws RangeError and
 * changes nothing; -0 becomes 0.
 * @aetherflow u32
 */
export type u32 = number;

/**
 * A bigint from -2^63 to 2^63 - 1, kept in 8 bytes. Setting any other bigint throws RangeError and changes nothing.
 * @aetherflow i64
 */
export type i64 = bigint;
