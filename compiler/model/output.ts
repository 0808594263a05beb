/** A generated file: posix path relative to the project's root, and its whole text. */
export interface Output {
  readonly file: string;
  readonly text: string;
}
