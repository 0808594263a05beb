import { type Codec, mix, type Reader, UNHASHED } from "./codec.js";
import { number } from "./codecs.js";
import type { RecordCodec } from "./record-codecs.js";
import type { Store } from "./store.js";

/** High words from here on say which member a cell has. No number begins so: NaN is kept as one pattern only. */
const TAG = 0xffff0000;
const NAN_HIGH = 0x7ff80000;

type Members = readonly Codec<unknown>[];

export const unionOf = <T>(name: string, ...members: Members): Codec<T> =>
  new Union(name, members) as Codec<unknown> as Codec<T>;

/**
 * A value of one of several types. In a cell a number is itself; any other member has the high word `TAG + member` and
 * its own low word, or a block of one cell if it needs both words. Inline: a cell with the member, then its inline form.
 */
class Union implements Codec<unknown> {
  readonly name: string;
  readonly owning: boolean;
  readonly wide = true;
  readonly #members: Members;

  constructor(name: string, members: Members) {
    this.name = name;
    this.owning = members.some((each) => each.owning || isApart(each));
    this.#members = members;
  }

  accepts(value: unknown): boolean {
    return choose(this.#members, value) !== -1;
  }

  hash(store: Store, value: unknown): number {
    const at = choose(this.#members, value);
    return mix(this.#members[at]!.hash(store, value) + at);
  }

  holds(store: Store, cell: number, value: unknown): boolean {
    const at = this.#memberAt(store, cell);
    return (
      at === choose(this.#members, value) &&
      this.#members[at]!.holds(store, placeOf(store, cell, this.#members[at]!), value)
    );
  }

  read(store: Store, cell: number): unknown {
    const member = this.#members[this.#memberAt(store, cell)]!;
    return member.read(store, placeOf(store, cell, member));
  }

  write(store: Store, cell: number, value: unknown, hash: number): void {
    const at = choose(this.#members, value);
    const member = this.#members[at]!;
    if (member === number) {
      writeNumber(store, cell, value as number, hash);
      return;
    }
    if (isApart(member)) store.u32[cell * 2] = store.heap.allocate(1);
    // The text's own hash is another one than the key's.
    member.write(store, placeOf(store, cell, member), value, UNHASHED);
    store.u32[cell * 2 + 1] = TAG + at;
  }

  free(store: Store, cell: number): void {
    const member = this.#members[this.#memberAt(store, cell)];
    // A cell that was never written has none.
    if (member === undefined) return;
    member.free(store, placeOf(store, cell, member));
    if (isApart(member)) store.heap.free(store.u32[cell * 2]!, 1);
  }

  size(store: Store, value: unknown): number {
    return 1 + this.#members[choose(this.#members, value)]!.size(store, value);
  }

  put(store: Store, at: number, value: unknown): number {
    const member = choose(this.#members, value);
    store.u32[at * 2] = member;
    return this.#members[member]!.put(store, at + 1, value);
  }

  take(reader: Reader): unknown {
    return this.#members[reader.store.u32[reader.at++ * 2]!]!.take(reader);
  }

  #memberAt({ u32 }: Store, cell: number): number {
    const high = u32[cell * 2 + 1]!;
    return high >= TAG ? high - TAG : this.#members.indexOf(number);
  }
}

/** Where a member's own form is. */
const placeOf = ({ u32 }: Store, cell: number, member: Codec<unknown>): number =>
  isApart(member) ? u32[cell * 2]! : cell;

/** The first member that takes the value; of records the first that keeps all of it, if there is one. */
function choose(members: Members, value: unknown): number {
  const first = members.findIndex((each) => each.accepts(value));
  if (first === -1 || keepsAll(members[first]!, value)) return first;
  const better = members.findIndex((each) => keepsAll(each, value) && each.accepts(value));
  return better === -1 ? first : better;
}

const keepsAll = (member: Codec<unknown>, value: unknown): boolean =>
  !("knows" in member) || (member as RecordCodec<unknown>).knows(value as object);

const isApart = (member: Codec<unknown>): boolean => member.wide && member !== number;

function writeNumber(store: Store, cell: number, value: number, hash: number): void {
  number.write(store, cell, value, hash);
  if (Number.isNaN(value)) {
    store.u32[cell * 2] = 0;
    store.u32[cell * 2 + 1] = NAN_HIGH;
  }
}
