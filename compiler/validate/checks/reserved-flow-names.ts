import { reservedFlowName } from "../../diagnostics/flows.js";
import type { Diagnostic } from "../../model/diagnostic.js";
import type { ContextGraph } from "../../model/graph.js";
import { isOnApp } from "../../model/provider-kinds.js";
import type { Site } from "../../model/site.js";
import type { Check } from "./check.js";

const ownNames = ["close", "destroy", "then"];

export const reservedFlowNames: Check = ({ graph }) => graph.contexts.flatMap(report);

interface Named {
  readonly name: string;
  readonly site: Site;
}

function report({ bindings, flows }: ContextGraph): readonly Diagnostic[] {
  const shared = bindings.map((each) => each.member).filter((each) => isOnApp(each.kind));
  const named = flows.map((each) => each.flow);
  return [
    ...named.filter(({ name }) => ownNames.includes(name)).map((each) => own("Flow", each)),
    ...shared.filter(({ name }) => ownNames.includes(name)).map((each) => own("Member", each)),
    ...named.flatMap((flow) => taken(flow, shared)),
  ];
}

function own(what: string, { name, site }: Named): Diagnostic {
  const help =
    name === "then"
      ? "What has `then` is a promise to JavaScript: `await launch()` would call it. Rename it."
      : `\`app.${name}()\` ends the app. Rename it.`;
  return reservedFlowName(site, { what, name }, { help });
}

const taken = ({ name, site }: Named, shared: readonly Named[]): readonly Diagnostic[] =>
  shared
    .filter((each) => each.name === name)
    .map((each) => {
      const related = [{ ...each.site, message: `\`app.${name}\` is this shared member` }];
      return reservedFlowName(site, { what: "Flow", name }, { related });
    });
