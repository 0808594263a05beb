import type ts from "typescript";

/** Not the file itself, which would keep all that was parsed and bound. */
interface Version {
  readonly text: string;
  readonly format: ts.ResolutionMode;
  readonly number: number;
}

/** Numbers the files of one program after the other: what is the same file to the next program keeps its number. */
export class FileVersions {
  #last: ReadonlyMap<string, Version> = new Map();
  #next = 1;

  of(files: readonly ts.SourceFile[]): (file: string) => number {
    const now = new Map<string, Version>();
    for (const { fileName, text, impliedNodeFormat: format } of files) {
      const before = this.#last.get(fileName);
      const isSame = before?.text === text && before.format === format;
      now.set(fileName, { text, format, number: isSame ? before.number : this.#next++ });
    }
    this.#last = now;
    return (fileName) => now.get(fileName)?.number ?? 0;
  }
}
