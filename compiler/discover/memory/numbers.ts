/** Gives equal texts equal numbers. What has not been asked for since the last turn is forgotten, and gets a new number. */
export class Numbers {
  #last: ReadonlyMap<string, number> = new Map();
  #now = new Map<string, number>();
  #next = 1;

  of(text: string): number {
    const known = this.#now.get(text) ?? this.#last.get(text) ?? this.#next++;
    this.#now.set(text, known);
    return known;
  }

  turn(): void {
    this.#last = this.#now;
    this.#now = new Map();
  }
}
