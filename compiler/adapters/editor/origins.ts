import { join } from "node:path";
import type ts from "typescript";
import type { ContextGraph } from "../../model/graph.js";
import type { Site } from "../../model/site.js";
import { wiringFile } from "../../plan/paths.js";
import { isWiring } from "./analysis.js";
import type { Asked } from "./asked.js";
import { documentSpanOf } from "./spans.js";

/** Something declared in a wiring module. */
export type Generated = Pick<ts.DefinitionInfo, "fileName" | "name" | "containerName">;

/** A definition in the wiring is one of what it stands for. */
export function originOf(asked: Asked, definition: ts.DefinitionInfo): ts.DefinitionInfo {
  const site = originSite(asked, definition);
  const span = site && documentSpanOf(asked, site);
  if (span === undefined) return definition;
  const { kind, name, containerKind, containerName } = definition;
  return { ...span, kind, name, containerKind, containerName };
}

/** Where the user wrote what it is made from: a flow, a member, else the context. */
export const originSite = (asked: Asked, generated: Generated): Site | undefined =>
  isWiring(generated)
    ? contextsOf(asked, generated.fileName)
        .map((each) => siteIn(each, generated))
        .find((each) => each !== undefined)
    : undefined;

/** The contexts that a wiring module is of. */
function contextsOf({ analysis }: Asked, path: string): readonly ContextGraph[] {
  const { result, root } = analysis;
  return (result.graph?.contexts ?? []).filter(
    ({ context }) => join(root, wiringFile(context.file)).replaceAll("\\", "/") === path,
  );
}

function siteIn(
  { context, flows, bindings }: ContextGraph,
  { name, containerName }: Generated,
): Site | undefined {
  if (containerName !== `${context.name}App`) return context.site;
  const flow = flows.find((each) => each.flow.name === name);
  return (flow?.flow ?? bindings.find(({ member }) => member.name === name)?.member)?.site;
}
