import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repository } from "./project.js";

const page = readFileSync(join(repository, "docs/memory-model.md"), "utf8");
const links = [...page.matchAll(/\]\(([^)]+)\)/gu)].map(([, path]) => join("docs", path!));

interface NamedTest {
  readonly path: string;
  readonly name: string;
}

/** Of a paragraph: names of tests stand before the link to their file. */
function testsIn(paragraph: string): readonly NamedTest[] {
  const found: NamedTest[] = [];
  let names: string[] = [];
  const text = paragraph.replace(/\s+/gu, " ");
  for (const [, name, path] of text.matchAll(/`([^`]+)`|\]\((\.\.\/test\/[^)]+)\)/gu)) {
    if (name?.includes(" ")) names.push(name); // others are words of the language
    if (path === undefined) continue;
    found.push(...names.map((each) => ({ path: join("docs", path), name: each })));
    names = [];
  }
  return found;
}

test("docs/memory-model.md: what it links to is there", () => {
  expect(links.length).toBeGreaterThan(15);
  expect(links.filter((path) => !existsSync(join(repository, path)))).toEqual([]);
});

test("docs/memory-model.md: each promise names tests that there are", () => {
  const [, ...promises] = page.split(/^\d+\. /mu);
  expect(promises.length).toBeGreaterThan(10);
  expect(promises.filter((each) => testsIn(each).length === 0)).toEqual([]);
  const named = promises.flatMap(testsIn);
  const unknown = named.filter(({ path, name }) => {
    const text = readFileSync(join(repository, path), "utf8");
    return !text.includes(`"${name}"`);
  });
  expect(unknown).toEqual([]);
});
