import { discover } from "../../../compiler/discover/discover.js";
import type { ContextGraph, Graph, ResolvedParameter } from "../../../compiler/model/graph.js";
import { resolve } from "../../../compiler/resolve/resolve.js";
import { programOf } from "../program.js";

type Files = Readonly<Record<string, string>>;

export function graphOf(files: Files): Graph {
  const { facts, oracle } = discover(programOf(files));
  return resolve(facts, oracle);
}

const header = `import { FlowContext, flow, local, shared, type Flow } from "aetherflow";\n`;

/** The only context of a program in one file. */
export function contextOf(text: string): ContextGraph {
  const { contexts } = graphOf({ "src/app.ts": header + text });
  if (contexts.length !== 1) throw new Error(`there are ${contexts.length} contexts`);
  return contexts[0]!;
}

/** `db: member db`, one a parameter. */
export const textsOf = (parameters: readonly ResolvedParameter[]): readonly string[] =>
  parameters.map(({ parameter, resolution }) => {
    const { kind } = resolution;
    const detail =
      kind === "input"
        ? ` ${resolution.index}`
        : kind === "member" || kind === "mismatch"
          ? ` ${resolution.member}`
          : kind === "ambiguous"
            ? ` ${resolution.members.join(" ")}`
            : "";
    return `${parameter.name}: ${kind}${detail}`;
  });
