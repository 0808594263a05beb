import { afterAll, describe, expect, test } from "vitest";
import { number, string } from "../../runtime/shared/codecs.js";
import { SharedMemory } from "../../runtime/shared/shared-memory.js";
import { Box, boxOf, newBox } from "./fixtures/box.js";
import { arrayContent, mapContent, stringContent } from "./fixtures/contents.js";
import { MortalThread, Rehearsal, watchAtomics } from "./fixtures/crash.js";
import { auditHeap } from "./fixtures/heap-audit.js";
import { takeFreeChunks } from "./fixtures/stranger.js";

const MIB = 2 ** 20;
const keys = Array.from({ length: 1000 }, (_, i) => `key ${i}`);
const arenaFull = expect.objectContaining({ code: "ARENA_FULL" });

describe("a call that writes to the same cells again and again needs no room for every write", () => {
  test("in an Array", () => {
    const initial = keys.map(() => 0);
    const { box } = newBox(arrayContent(number), initial, MIB);
    box.use((array) => {
      for (let round = 0; round < 500; round++) {
        for (let i = 0; i < initial.length; i++) array[i]! += 1;
      }
    });
    expect(box.use((array) => array)).toEqual(initial.map(() => 500));
  });

  test("in a Map", () => {
    const { box } = newBox(mapContent(string, number), new Map(), MIB);
    box.use((map) => {
      for (let round = 0; round < 200; round++) for (const key of keys) map.set(key, round);
    });
    expect(box.use((map) => map.get("key 7"))).toBe(199);
  });

  test("and can still be rolled back", () => {
    const initial = keys.map((_, i) => i);
    const { box } = newBox(arrayContent(number), initial, MIB);
    const call = () =>
      box.use((array) => {
        for (let round = 0; round < 50; round++) {
          for (let i = 0; i < initial.length; i++) array[i] = -round;
        }
        array.push(...new Array<number>(100_000).fill(0));
      });
    expect(call).toThrow(arenaFull);
    expect(box.use((array) => array)).toEqual(initial);
  });
});

describe("a call needs no room for what it makes and drops again", () => {
  test("as a text that grows line by line", () => {
    const { box, memory } = newBox(stringContent, "", 2 * MIB);
    const line = "a line of text\n";
    box.use((_, self) => {
      for (let i = 0; i < 4000; i++) self.content += line;
    });
    expect(box.use((text) => text)).toBe(line.repeat(4000));
    expect(auditHeap(memory.transfer.buffer, 0).unsettled).toBe(0);
  });

  test("as an Array that is filled and emptied", () => {
    const { box } = newBox(arrayContent(string), [], MIB);
    box.use((array) => {
      for (let round = 0; round < 50; round++) {
        array.push(...keys);
        array.length = 0;
      }
    });
    expect(box.use((array) => array.length)).toBe(0);
  });

  test("and its rollback leaves alone what has been taken by another since", () => {
    const { box, memory } = newBox(arrayContent(number), [1, 2], MIB);
    const large = Array.from({ length: 20_000 }, (_, i) => i);
    let giveBack: (() => void) | undefined;
    const call = () =>
      box.use((array) => {
        array.push(...large);
        array[5000] = -1;
        array.length = 0;
        giveBack = takeFreeChunks(memory.transfer.buffer);
        array.push(...large);
      });
    expect(call).toThrow(arenaFull);
    giveBack!();
    expect(box.use((array) => array)).toEqual([1, 2]);
  });
});

describe("a thread that dies at any store of such a call", () => {
  const name = "Test.box";
  const of = boxOf(mapContent(string, string));
  const initial = new Map([["a", "before"]]);

  afterAll(watchAtomics());

  /** Fills chunks of its own, drops blocks and runs in them, and takes some again. */
  function churn(box: Box<Map<string, string>>): void {
    box.use((map) => {
      for (let i = 0; i < 12; i++) map.set(`key ${i}`, "x".repeat(9000));
      for (let i = 0; i < 12; i += 2) map.delete(`key ${i}`);
      for (let i = 0; i < 6; i++) map.set("a", "y".repeat(i % 2 === 0 ? 100_000 : 7000));
    });
  }

  test("leaves the object as it was, or as it is after the call", () => {
    const memory = SharedMemory.create({ bytes: MIB });
    memory.object(0, name, of, () => new Box(initial));
    const owner = memory.admit();
    const before = auditHeap(memory.transfer.buffer, 0);
    const rehearsal = new Rehearsal(memory.transfer.buffer);
    const { buffer } = rehearsal;
    const die = (limit: number) => {
      rehearsal.begin();
      const mortal = new MortalThread(buffer, owner, limit);
      try {
        churn(mortal.memory.object(0, name, of, () => new Box(initial)));
      } catch {
        // Dead.
      }
      return mortal.stores;
    };
    const stores = die(Number.POSITIVE_INFINITY);
    let rolledBack = 0;
    for (let limit = 0; limit <= stores; limit++) {
      die(limit);
      const giveBack = takeFreeChunks(buffer);
      const survivor = SharedMemory.attach({ buffer }, 1);
      survivor.reap(owner);
      giveBack();
      const content = survivor.object(0, name, of, () => new Box(initial)).use((map) => map);
      const audit = auditHeap(buffer, 0);
      expect(audit.unsettled).toBe(0);
      if (content.size === 1) {
        rolledBack++;
        expect([...content]).toEqual([...initial]);
        expect(audit).toEqual(before);
      } else expect([content.size, content.get("a")]).toEqual([7, "y".repeat(7000)]);
    }
    expect(rolledBack).toBeGreaterThan(stores / 2);
  }, 120_000);
});
