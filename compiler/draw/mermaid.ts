import type { Drawing, DrawnContext, DrawnEdge, DrawnNode } from "./drawing.js";
import { edgeLabels, flowsOf, linesOf, outsideFlows, placeText, shortIds } from "./labels.js";
import { lookOf, meanings } from "./looks.js";

/** A Mermaid flowchart: `%%{…}%%`-free, so the theme is the reader's. */
export function toMermaid(drawing: Drawing): string {
  const ids = shortIds(drawing);
  const lines = [
    "flowchart LR",
    ...classes,
    ...drawing.contexts.flatMap((each, at) => subgraphOf(each, at, ids)),
    ...legend,
    ...drawing.problems.map((each) =>
      comment(`${each.code} ${placeText(each.place)} ${each.message}`),
    ),
  ];
  return `${lines.map((each) => (each.startsWith("flowchart") ? each : `  ${each}`)).join("\n")}\n`;
}

type Ids = ReadonlyMap<string, string>;

/** Colours that can be read on a white and on a black page. */
const classes = [
  "classDef flow fill:#ede9fe,stroke:#6d28d9,color:#2e1065",
  "classDef step fill:#f5f3ff,stroke:#8b5cf6,color:#2e1065",
  "classDef node fill:#e0f2fe,stroke:#0369a1,color:#082f49",
  "classDef local fill:#dcfce7,stroke:#15803d,color:#052e16",
  "classDef shared fill:#ffedd5,stroke:#c2410c,color:#431407",
  "classDef brief fill:#ecfccb,stroke:#4d7c0f,color:#1a2e05",
  "classDef whole fill:#fef9c3,stroke:#854d0e,color:#422006",
  "classDef broken fill:#fee2e2,stroke:#b91c1c,color:#450a0a,stroke-width:3px,stroke-dasharray:5 3",
  "classDef doubtful stroke-width:3px,stroke-dasharray:5 3",
];

const legend = [
  'subgraph legend["Legend"]',
  `  legend1["node"]:::node -.->|"needs"| legend2("${meanings.local}"):::local`,
  `  legend3["node"]:::node -.->|"needs"| legend4[("${meanings.shared}")]:::shared`,
  `  legend9["node"]:::node -.->|"needs"| legend10("${meanings.brief}"):::brief`,
  `  legend11["node"]:::node -.->|"needs"| legend12["${meanings.whole}"]:::whole`,
  '  legend5{{"step"}}:::step -->|"same thread"| legend6{{"step"}}:::step',
  '  legend7{{"step"}}:::step ==>|"crosses threads"| legend8{{"step"}}:::step',
  "end",
];

function subgraphOf(context: DrawnContext, at: number, ids: Ids): readonly string[] {
  const flows = [...flowsOf(context).values()].flatMap((nodes, flow) => [
    `subgraph c${at}f${flow}[${quoted([`flow ${nodes[0]!.label}`])}]`,
    ...nodes.map((each) => `  ${boxOf(each, ids)}`),
    "end",
  ]);
  const labelOf = edgeLabels(context);
  const title = quoted([`${context.name} at ${placeText(context.place)}`]);
  return [
    `subgraph c${at}[${title}]`,
    ...[...flows, ...outsideFlows(context).map((each) => boxOf(each, ids))].map((e) => `  ${e}`),
    "end",
    ...context.edges.map((each) => arrowOf(each, labelOf(each), ids)),
  ];
}

const boxOf = (node: DrawnNode, ids: Ids): string => {
  const [open, close] = shapes[lookOf(node)];
  return `${ids.get(node.id)}${open}${quoted(linesOf(node))}${close}:::${classOf(node)}`;
};

const shapes = {
  flow: ["([", "])"],
  result: ["([", "])"],
  step: ["{{", "}}"],
  node: ["[", "]"],
  local: ["(", ")"],
  shared: ["[(", ")]"],
  brief: ["(", ")"],
  whole: ["[", "]"],
  unknown: [">", "]"],
  missing: [">", "]"],
} as const;

function classOf(node: DrawnNode): string {
  if (node.health === "broken") return "broken";
  const shape = lookOf(node);
  const name = shape === "result" ? "flow" : shape;
  return node.health === "doubtful" ? `${name},doubtful` : name;
}

function arrowOf(edge: DrawnEdge, label: string, ids: Ids): string {
  const text = label === "" ? "" : `|${quoted([label])}|`;
  return `${ids.get(edge.from)} ${lineOf(edge)}${text} ${ids.get(edge.to)}`;
}

function lineOf({ kind, crosses, health }: DrawnEdge): string {
  if (kind === "needs") return health === "broken" ? "-.-x" : "-.->";
  return crosses ? "==>" : "-->";
}

/** All that is not a letter, a digit or harmless becomes a character code, which Mermaid never reads as markup. */
const quoted = (lines: readonly string[]): string =>
  `"${lines.map((each) => each.replace(/[^\p{L}\p{N}\p{M} ,.:/()=?$→…-]/gu, code)).join("<br/>")}"`;

const code = (char: string): string => `#${char.codePointAt(0)};`;

/** Braces would begin a directive. */
const comment = (text: string): string => `%% ${text.replace(/[{}\s]+/gu, " ")}`;
