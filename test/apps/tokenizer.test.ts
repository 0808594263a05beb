import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Tokenizer } from "../../fixtures/apps/corpus/src/tokenizer.js";

const count = (text: string, tokenizer = new Tokenizer()) => tokenizer.count(text);

/** By the definition, one code point at a time. */
function expected(text: string): { words: Map<string, number>; total: number } {
  const words = new Map<string, number>();
  let total = 0;
  let word = "";
  for (const char of `${text} `) {
    if (/[\p{L}\p{Nd}_]/u.test(char)) word += char;
    else if (word !== "") {
      words.set(word.toLowerCase(), (words.get(word.toLowerCase()) ?? 0) + 1);
      total++;
      word = "";
    }
  }
  return { words, total };
}

/** Text rich in what goes wrong: case, joiners, words that mix scripts, letters whose lower case is longer. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom("a", "A", "b", "_", "9", " ", ".", "-", "\n", "é", "É", "ß", "İ", "K", "中"),
      fc.constantFrom("٣", "\u{1d54f}", "\u0301", "\u200d", "🙂", "\ufeff", "½", "Σ", "\u{10ffff}"),
      fc.string({ unit: "binary", maxLength: 3 }),
    ),
    { maxLength: 60 },
  )
  .map((parts) => Buffer.from(parts.join("")).toString());

describe("Tokenizer", () => {
  it("splits at everything but letters, digits and underscores", () => {
    const { words, total } = count("The the THE_end, 3rd-rate; naïve NAÏVE x\u0301y");
    expect(total).toBe(9);
    expect([...words].sort()).toEqual([
      ["3rd", 1],
      ["naïve", 2],
      ["rate", 1],
      ["the", 2],
      ["the_end", 1],
      ["x", 1],
      ["y", 1],
    ]);
  });

  it("joins a letter above ASCII with its ASCII neighbours, also when it lowers into ASCII", () => {
    expect(count("\u212a k K").words).toEqual(new Map([["k", 3]]));
    expect(count("a中b, a中B").words).toEqual(new Map([["a中b", 2]]));
  });

  it("finds nothing in an empty file", () => {
    expect(count("")).toEqual({ words: new Map(), total: 0 });
  });

  it("counts as the definition does", () => {
    const check = (input: string) => {
      expect(count(input)).toEqual(expected(input));
    };
    fc.assert(fc.property(text, check), { numRuns: 2000 });
  });

  it("forgets a file when it opens the next, with any number of different words", () => {
    const tokenizer = new Tokenizer();
    for (const size of [10, 20_000, 3, 5000]) {
      const input = Array.from({ length: size }, (_, i) => `w${i % 9000} W${i}`).join(" ");
      expect(count(input, tokenizer)).toEqual(expected(input));
    }
  });
});
