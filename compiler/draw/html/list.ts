import type { Drawing, DrawnContext } from "../drawing.js";
import { placeText } from "../labels.js";
import { escaped } from "./escape.js";
import { type PageScope, usesOf } from "./picture.js";

/** The picture in words, for those who do not see it. */
export function listOf(context: DrawnContext): string {
  const uses = usesOf(context);
  const rows = context.nodes.map((node) => {
    const cells = [
      node.kind === "member" ? node.scope : node.kind,
      node.label,
      node.detail,
      uses(node.id).join(", "),
      placeText(node.place),
    ];
    return `<tr>${cells.map((each) => `<td>${escaped(each)}</td>`).join("")}</tr>`;
  });
  const heads = ["kind", "name", "detail", "uses", "place"];
  return [
    "<details><summary>As a table</summary><table>",
    `<tr>${heads.map((each) => `<th scope="col">${each}</th>`).join("")}</tr>`,
    ...rows,
    "</table></details>",
  ].join("\n");
}

/** What is wrong, with links to the boxes. */
export function problemsList({ problems }: Drawing, { ids }: PageScope): string {
  if (problems.length === 0) return "";
  const items = problems.map(({ code, severity, message, place, nodes }) => {
    const text = escaped(`${severity} ${code}: ${message}`);
    const [id] = nodes.flatMap((each) => ids.get(each) ?? []);
    const linked = id === undefined ? text : `<a href="#${id}">${text}</a>`;
    return `<li>${linked} <small>${escaped(`${placeText(place)}:${place.column}`)}</small></li>`;
  });
  return `<section class="problems" aria-label="Problems"><h2>Problems</h2><ul>${items.join("")}</ul></section>`;
}
