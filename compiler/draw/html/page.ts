import type { Drawing, DrawnContext } from "../drawing.js";
import { placeText } from "../labels.js";
import { escaped } from "./escape.js";
import { legend, markers } from "./legend.js";
import { listOf, problemsList } from "./list.js";
import { type PageScope, pictureOf, scopeOf } from "./picture.js";
import { script } from "./script.js";
import { style } from "./style.js";

/** One page that needs nothing else; its policy forbids it to load anything. */
export function toHtml(drawing: Drawing): string {
  const scope = scopeOf(drawing);
  const title = titleOf(drawing);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
${markers()}
<header>
<h1>${escaped(title)}</h1>
<search><input id="search" type="search" aria-label="Search by name, type or file" placeholder="Search ( / )" autocomplete="off"> <output id="found" for="search"></output></search>
</header>
<main>
${[legend(), problemsList(drawing, scope), ...sections(drawing, scope)].filter((each) => each !== "").join("\n")}
</main>
<script>${script}</script>
</body>
</html>
`;
}

const titleOf = ({ contexts }: Drawing): string =>
  contexts.length === 0
    ? "AetherFlow graph"
    : `${contexts.map((c) => c.name).join(", ")}: AetherFlow graph`;

function sections({ contexts }: Drawing, scope: PageScope): readonly string[] {
  if (contexts.length === 0) return ["<p>No flow uses a context: there is nothing to draw.</p>"];
  return contexts.map((each) => sectionOf(each, scope));
}

function sectionOf(context: DrawnContext, scope: PageScope): string {
  const name = escaped(context.name);
  return `<section aria-label="${name}">
<h2>${name} <small>${escaped(placeText(context.place))}</small></h2>
<div class="picture" role="region" tabindex="0" aria-label="Picture of ${name}">
${pictureOf(context, scope)}
</div>
${listOf(context)}
</section>`;
}
