import type ts from "typescript";

interface Version {
  readonly file: ts.SourceFile;
  readonly number: number;
}

/** Numbers the files of one program after the other: what is the same file to the next program keeps its number. */
export class FileVersions {
  #last: ReadonlyMap<string, Version> = new Map();
  #next = 1;

  of(files: readonly ts.SourceFile[]): (file: ts.SourceFile) => number {
    const now = new Map<string, Version>();
    for (const file of files) {
      const before = this.#last.get(file.fileName);
      const isSame = before !== undefined && isEqual(before.file, file);
      now.set(file.fileName, { file, number: isSame ? before.number : this.#next++ });
    }
    this.#last = now;
    return ({ fileName }) => now.get(fileName)?.number ?? 0;
  }
}

const isEqual = (a: ts.SourceFile, b: ts.SourceFile): boolean =>
  a === b || (a.text === b.text && a.impliedNodeFormat === b.impliedNodeFormat);
