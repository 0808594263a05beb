/** Text to put into a text; `end` is behind what it replaces. */
export interface Insertion {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export const insertion = (start: number, text: string): Insertion => ({ start, end: start, text });

/** From the back, so that what is in front stays where it is. */
export const withInsertions = (text: string, insertions: readonly Insertion[]): string =>
  [...insertions]
    .sort((a, b) => b.start - a.start)
    .reduce((done, each) => done.slice(0, each.start) + each.text + done.slice(each.end), text);
