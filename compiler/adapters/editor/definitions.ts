import type ts from "typescript";
import { type Asked, nameAt } from "./asked.js";
import { originOf } from "./origins.js";
import { documentSpanOf } from "./spans.js";
import { declaredAt } from "./subject-at.js";
import type { Provider } from "./subjects.js";

type Definitions = readonly ts.DefinitionInfo[] | undefined;

/** A parameter that is injected is defined by its provider, too; what is generated, by what it is generated from. */
export function definitions(asked: Asked, stock: Definitions): Definitions {
  const providers = providersOf(asked);
  const origins = stock?.map((each) => originOf(asked, each));
  return providers.length === 0 ? origins : [...(origins ?? []), ...providers];
}

export function definitionsAndSpan(
  asked: Asked,
  stock: ts.DefinitionInfoAndBoundSpan | undefined,
): ts.DefinitionInfoAndBoundSpan | undefined {
  const name = nameAt(asked);
  const found = definitions(asked, stock?.definitions);
  if (name === undefined || found === undefined) return stock;
  const start = name.getStart(asked.file);
  return { textSpan: { start, length: name.end - start }, definitions: found };
}

const providersOf = (asked: Asked): readonly ts.DefinitionInfo[] =>
  (declaredAt(asked)?.providers ?? []).flatMap((each) => infoOf(asked, each) ?? []);

function infoOf(asked: Asked, { context, member }: Provider): ts.DefinitionInfo | undefined {
  const { memberVariableElement, classElement } = asked.ts.ScriptElementKind;
  const span = documentSpanOf(asked, member.site);
  return (
    span && {
      ...span,
      ...{ kind: memberVariableElement, name: member.name },
      ...{ containerKind: classElement, containerName: context },
    }
  );
}
