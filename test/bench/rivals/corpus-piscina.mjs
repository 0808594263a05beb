// The corpus app by hand on piscina: a file is a task, its words come back as a Map, the main thread adds them up.
import { parseArgs } from "node:util";
import { isMainThread } from "node:worker_threads";
import { Piscina } from "piscina";

const app = new URL("../../../fixtures/apps/corpus/dist/", import.meta.url);

export default isMainThread ? await main() : await worker();

async function main() {
  const { walk } = await import(new URL("walk.js", app));
  const options = {
    dir: { type: "string" },
    workers: { type: "string" },
    json: { type: "boolean" },
  };
  const { dir, workers } = parseArgs({ options }).values;
  const { files } = walk(dir);
  const start = performance.now();
  const pool = new Piscina({
    filename: import.meta.url,
    minThreads: Number(workers),
    maxThreads: Number(workers),
  });
  const byWord = new Map();
  let counted = 0;
  const add = (words) => {
    if (words === undefined) return;
    counted++;
    for (const [word, count] of words) byWord.set(word, (byWord.get(word) ?? 0) + count);
  };
  await Promise.all(files.map((path) => pool.run(path).then(add)));
  const seconds = (performance.now() - start) / 1000;
  await pool.close();
  console.log(
    JSON.stringify({
      files: counted,
      distinct: byWord.size,
      seconds,
      filesPerSecond: counted / seconds,
    }),
  );
}

async function worker() {
  const { isUtf8 } = await import("node:buffer");
  const { readFileSync } = await import("node:fs");
  const { Tokenizer } = await import(new URL("tokenizer.js", app));
  const tokenizer = new Tokenizer();
  return (path) => {
    const bytes = readFileSync(path);
    if (bytes.includes(0) || !isUtf8(bytes)) return undefined;
    return tokenizer.count(bytes.toString()).words;
  };
}
