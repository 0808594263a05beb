export interface Block {
  readonly language: string;
  readonly title: string;
  readonly text: string;
}
export declare function blocksOf(markdown: string): Block[];
export declare function withGenerated(markdown: string, name: string, text: string): string;
