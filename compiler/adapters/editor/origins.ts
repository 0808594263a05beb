import { join } from "node:path";
import type ts from "typescript";
import type { ContextGraph } from "../../model/graph.js";
import type { Site } from "../../model/site.js";
import { wiringFile } from "../../plan/paths.js";
import { isWiring } from "./analysis.js";
import type { Asked } from "./asked.js";
import { documentSpanOf } from "./spans.js";

/** Where the user wrote what a definition in the wiring stands for: a flow, a member, else the context. */
export function originOf(asked: Asked, definition: ts.DefinitionInfo): ts.DefinitionInfo {
  if (!isWiring(definition)) return definition;
  const site = contextsOf(asked, definition.fileName)
    .map((each) => siteIn(each, definition))
    .find((each) => each !== undefined);
  const span = site && documentSpanOf(asked, site);
  if (span === undefined) return definition;
  const { kind, name, containerKind, containerName } = definition;
  return { ...span, kind, name, containerKind, containerName };
}

/** The contexts that a wiring module is of. */
function contextsOf({ analysis }: Asked, path: string): readonly ContextGraph[] {
  const { result, root } = analysis;
  return (result.graph?.contexts ?? []).filter(
    ({ context }) => join(root, wiringFile(context.file)).replaceAll("\\", "/") === path,
  );
}

function siteIn(
  { context, flows, bindings }: ContextGraph,
  { name, containerName }: ts.DefinitionInfo,
): Site | undefined {
  if (containerName !== `${context.name}App`) return context.site;
  const flow = flows.find((each) => each.flow.name === name);
  return (flow?.flow ?? bindings.find(({ member }) => member.name === name)?.member)?.site;
}
