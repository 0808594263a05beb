/** The code blocks of a Markdown text, in order: `title` is the comment in the first line, if that is one. */
export function blocksOf(markdown) {
  const blocks = [];
  for (const [, language, text] of markdown.matchAll(/^```(\w+)\n(.*?)^```$/gmsu)) {
    const title = /^(?:\/\/|#) (.*)$/mu.exec(text.split("\n", 1)[0] ?? "")?.[1] ?? "";
    blocks.push({ language, title, text });
  }
  return blocks;
}

/** Puts `text` between the comments `<!-- generated: name -->` and `<!-- /generated -->`. */
export function withGenerated(markdown, name, text) {
  const open = `<!-- generated: ${name} -->\n`;
  const start = markdown.indexOf(open);
  const end = markdown.indexOf("<!-- /generated -->", start);
  if (start < 0 || end < 0) throw new Error(`There is no place for "${name}".`);
  return `${markdown.slice(0, start + open.length)}${text}${markdown.slice(end)}`;
}
