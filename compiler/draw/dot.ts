import type { Drawing, DrawnContext, DrawnEdge, DrawnNode } from "./drawing.js";
import {
  edgeLabels,
  flowsOf,
  linesOf,
  outsideFlows,
  placeText,
  problemTexts,
  shortIds,
} from "./labels.js";
import { lookOf, meanings } from "./looks.js";

/** A digraph for Graphviz. */
export function toDot(drawing: Drawing): string {
  const scope = { ids: shortIds(drawing), problems: problemTexts(drawing) };
  const lines = [
    "digraph aetherflow {",
    ...indented([
      "rankdir=LR;",
      'graph [fontname="Helvetica,Arial,sans-serif", labeljust=l, style=rounded, color="#71717a"];',
      'node [fontname="Helvetica,Arial,sans-serif", style=filled, shape=box];',
      'edge [fontname="Helvetica,Arial,sans-serif", fontsize=11];',
      ...drawing.contexts.flatMap((each, at) => clusterOf(each, { at, ...scope })),
      ...legend,
    ]),
    "}",
  ];
  return `${lines.join("\n")}\n`;
}

interface Scope {
  /** The number of the context. */
  readonly at: number;
  readonly ids: ReadonlyMap<string, string>;
  readonly problems: ReadonlyMap<string, readonly string[]>;
}

function clusterOf(context: DrawnContext, scope: Scope): readonly string[] {
  const flows = [...flowsOf(context).values()].flatMap((nodes, flow) =>
    cluster(
      `c${scope.at}f${flow}`,
      `flow ${nodes[0]!.label}`,
      nodes.map((n) => boxOf(n, scope)),
    ),
  );
  const labelOf = edgeLabels(context);
  const title = `${context.name} at ${placeText(context.place)}`;
  return [
    ...cluster(`c${scope.at}`, title, [
      ...flows,
      ...outsideFlows(context).map((each) => boxOf(each, scope)),
    ]),
    ...context.edges.map((each) => arrowOf(each, labelOf(each), scope)),
  ];
}

const cluster = (name: string, title: string, body: readonly string[]): readonly string[] => [
  `subgraph cluster_${name} {`,
  ...indented([`label=${quoted([title])};`, ...body]),
  "}",
];

const looks = {
  flow: 'shape=box, style="rounded,filled", color="#6d28d9", fillcolor="#ede9fe"',
  result: 'shape=box, style="rounded,filled", color="#6d28d9", fillcolor="#ede9fe"',
  step: 'shape=hexagon, color="#8b5cf6", fillcolor="#f5f3ff"',
  node: 'shape=box, color="#0369a1", fillcolor="#e0f2fe"',
  local: 'shape=box, style="rounded,filled", color="#15803d", fillcolor="#dcfce7"',
  shared: 'shape=cylinder, color="#c2410c", fillcolor="#ffedd5"',
  brief: 'shape=box, style="rounded,filled", color="#4d7c0f", fillcolor="#ecfccb"',
  whole: 'shape=box, style=filled, color="#854d0e", fillcolor="#fef9c3"',
  unknown: 'shape=note, color="#b91c1c", fillcolor="#fee2e2"',
  missing: 'shape=note, color="#b91c1c", fillcolor="#fee2e2"',
} as const;

const marks = {
  sound: "",
  doubtful: ", penwidth=3",
  broken: ', color="#b91c1c", fontcolor="#b91c1c", penwidth=3',
} as const;

function boxOf(node: DrawnNode, { ids, problems }: Scope): string {
  const look = looks[lookOf(node)];
  const texts = problems.get(node.id);
  const tooltip = texts === undefined ? "" : `, tooltip=${quoted(texts)}`;
  return `${ids.get(node.id)} [label=${quoted(linesOf(node))}, ${look}${marks[node.health]}${tooltip}];`;
}

function arrowOf(edge: DrawnEdge, label: string, { ids }: Scope): string {
  const attributes = [
    ...(label === "" ? [] : [`label=${quoted([label])}`]),
    ...(edge.kind === "needs" ? ["style=dashed"] : []),
    ...(edge.crosses ? ["penwidth=3"] : []),
    ...(edge.health === "broken" ? ['color="#b91c1c"', "arrowhead=tee"] : []),
  ];
  const list = attributes.length === 0 ? "" : ` [${attributes.join(", ")}]`;
  return `${ids.get(edge.from)} -> ${ids.get(edge.to)}${list};`;
}

const legend = cluster("legend", "Legend", [
  `legend1 [label="node", ${looks.node}];`,
  `legend2 [label="${meanings.local}", ${looks.local}];`,
  `legend3 [label="node", ${looks.node}];`,
  `legend4 [label="${meanings.shared}", ${looks.shared}];`,
  `legend5 [label="step", ${looks.step}];`,
  `legend6 [label="step", ${looks.step}];`,
  `legend7 [label="step", ${looks.step}];`,
  `legend8 [label="step", ${looks.step}];`,
  `legend9 [label="${meanings.brief}", ${looks.brief}];`,
  `legend10 [label="${meanings.whole}", ${looks.whole}];`,
  'legend1 -> legend2 [label="needs", style=dashed];',
  'legend3 -> legend4 [label="needs", style=dashed];',
  'legend5 -> legend6 [label="same thread"];',
  'legend7 -> legend8 [label="crosses threads", penwidth=3];',
]);

/** Graphviz reads backslashes as escapes and entities as characters. */
function quoted(lines: readonly string[]): string {
  const escaped = lines.map((each) =>
    each.replaceAll("&", "&amp;").replaceAll("\\", "\\\\").replaceAll('"', '\\"'),
  );
  return `"${escaped.join("\\n")}"`;
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((each) => `  ${each}`);
}
