/** What a door may tell the compiler. */
export interface CompileOptions {
  /** Stop listing diagnostics after this many; the rest are counted. Default 100. */
  readonly maxErrors?: number;
}
