/** How lines end in a text. */
export const endOfLine = (text: string): string => (/\r\n/u.test(text) ? "\r\n" : "\n");

/** One step to the right in a text: that of its first indented line. */
export const indentation = (text: string): string =>
  /^(?:\t| {1,8})(?=\S)/mu.exec(text)?.[0] ?? "  ";
