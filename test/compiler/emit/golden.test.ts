import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { corpus } from "../plan/corpus.js";
import { errorsOf, generateOne } from "./generate.js";

const folder = fileURLToPath(new URL("golden/", import.meta.url));

it("writes the module of design.md section 1", () => {
  const path = `${folder}corpus.txt`;
  const text = generateOne(corpus);
  if (process.env.BLESS === "1" && errorsOf(corpus).length === 0) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, text);
  }
  expect(existsSync(path)).toBe(true);
  expect(text).toBe(readFileSync(path, "utf8"));
});
