import { posix } from "node:path";

/** A file on its way: its declarations, and the names that they take from other files. */
export class PrintedFile {
  readonly #path: string;
  readonly #declarations = new Set<string>();
  readonly #imports = new Map<string, Set<string>>();

  constructor(path: string) {
    this.#path = path;
  }

  declare(text: string): void {
    this.#declarations.add(text);
  }

  use(name: string, file: string | undefined): string {
    if (file !== undefined && file !== this.#path) this.#import(this.#specifier(file), name);
    return name;
  }

  usePackage(name: string): string {
    this.#import("aetherflow", name);
    return name;
  }

  text(): string {
    const imports = [...this.#imports]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([from, names]) => `import { ${[...names].sort().join(", ")} } from "${from}";\n`);
    return [imports.join(""), ...this.#declarations].join("\n");
  }

  #import(from: string, name: string): void {
    const names = this.#imports.get(from) ?? new Set();
    this.#imports.set(from, names.add(name));
  }

  #specifier(file: string): string {
    const path = posix.relative(posix.dirname(this.#path), file).replace(/\.ts$/u, ".js");
    return path.startsWith(".") ? path : `./${path}`;
  }
}
