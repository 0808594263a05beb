export interface Totals {
  readonly files: number;
  readonly bytes: number;
  readonly words: number;
  readonly skipped: number;
  readonly distinct: number;
}
export declare function countWords(root: string): Totals;
