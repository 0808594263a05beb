/** A place in the user's program. Lines and columns count from 1; `file` is posix-relative to the project's root. */
export interface Site {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}
