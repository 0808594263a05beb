// Counts the words below a directory by the definition alone, sharing no code and no method with the app: it decodes
// whole files and asks of each code point whether it belongs to a word. Prints { files, bytes, words, skipped, distinct }.
import { lstatSync, opendirSync, readFileSync } from "node:fs";

const memo = new Map();
const belongs = (char) => {
  let known = memo.get(char);
  if (known === undefined) {
    known = /^[\p{L}\p{Nd}_]$/u.test(char);
    memo.set(char, known);
  }
  return known;
};

export function countWords(root) {
  const result = { files: 0, bytes: 0, words: 0, skipped: 0, distinct: 0 };
  const counts = new Map();
  for (const path of regularFiles(root)) {
    const text = textOf(path);
    if (text === undefined) {
      result.skipped++;
      continue;
    }
    result.files++;
    result.bytes += Buffer.byteLength(text);
    let word = "";
    for (const char of `${text} `) {
      if (belongs(char)) word += char;
      else if (word !== "") {
        result.words++;
        const key = word.toLowerCase();
        counts.set(key, (counts.get(key) ?? 0) + 1);
        word = "";
      }
    }
  }
  result.distinct = counts.size;
  return { ...result, counts };
}

function* regularFiles(folder) {
  const dir = opendirSync(folder);
  try {
    for (let entry = dir.readSync(); entry !== null; entry = dir.readSync()) {
      const path = `${folder}/${entry.name}`;
      const about = lstatSync(path);
      if (about.isDirectory()) yield* regularFiles(path);
      else if (about.isFile()) yield path;
    }
  } finally {
    dir.closeSync();
  }
}

function textOf(path) {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(
      readFileSync(path),
    );
    return text.includes("\0") ? undefined : text;
  } catch {
    return undefined;
  }
}

if (process.argv[1] === import.meta.filename) {
  const { counts, ...totals } = countWords(process.argv[2] ?? "node_modules");
  console.log(JSON.stringify(totals));
}
