import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { onTestFinished, vi } from "vitest";

export type Files = Readonly<Record<string, string | object>>;

/** A folder of a test's own, with files; objects are written as JSON. */
export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), "aetherflow-setup-"));

  constructor(files: Files) {
    onTestFinished(() => rmSync(this.path, { recursive: true, force: true }));
    for (const [file, content] of Object.entries(files)) this.write(file, content);
  }

  write(file: string, content: string | object): void {
    const path = join(this.path, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content, null, 2));
  }

  read(file: string): string {
    return readFileSync(join(this.path, file), "utf8");
  }

  edit(file: string, from: string, to: string): void {
    const text = this.read(file);
    if (!text.includes(from)) throw new Error(`${file} does not contain ${from}`);
    this.write(file, text.replace(from, to));
  }

  remove(file: string): void {
    rmSync(join(this.path, file), { recursive: true });
  }

  json(file: string): Record<string, never> {
    return JSON.parse(this.read(file)) as Record<string, never>;
  }

  at(file = "."): string {
    return join(this.path, file);
  }

  /** What each file holds, but for packages. */
  get texts(): Readonly<Record<string, string>> {
    const entries = readdirSync(this.path, { recursive: true, withFileTypes: true })
      .filter((each) => each.isFile())
      .map((each) => relative(this.path, join(each.parentPath, each.name)).replaceAll("\\", "/"))
      .filter((each) => !each.startsWith("node_modules/"));
    return Object.fromEntries(entries.sort().map((each) => [each, this.read(each)]));
  }
}

/** A package that is installed there, by its package.json alone. */
export const installed = (name: string, version: string): Files => ({
  [`node_modules/${name}/package.json`]: { name, version },
});

/** What a command prints while it runs. */
export function printing<T>(run: () => T): { result: T; stdout: string; stderr: string } {
  const texts = { stdout: "", stderr: "" };
  const spies = (["stdout", "stderr"] as const).map((name) =>
    vi.spyOn(process[name], "write").mockImplementation((text) => {
      texts[name] += String(text);
      return true;
    }),
  );
  try {
    const result = run();
    return { result, ...texts };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
