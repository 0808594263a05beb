import { noMerge } from "../../diagnostics/sharing.js";
import type { MethodFact } from "../../model/facts.js";
import type { Binding } from "../../model/graph.js";
import type { TypeOracle } from "../../model/oracle.js";
import type { Site } from "../../model/site.js";
import { groupsOf, placeOf } from "../groups.js";
import { sharedBindings } from "../shared-bindings.js";
import type { Check } from "./check.js";

interface Found {
  readonly site: Site;
  readonly name: string;
  readonly reason: string;
  readonly merge?: MethodFact;
}

/** A sharded object is read by merging its copies. */
export const missingMerges: Check = ({ graph, oracle }) =>
  groupsOf(
    sharedBindings(graph)
      .filter(({ binding }) => binding.member.kind === "sharded")
      .flatMap(({ binding }) => foundIn(binding, oracle)),
    ({ site }) => placeOf(site),
  ).map(([{ site, name, reason, merge }]) => {
    const help = `Write \`merge(other: ${name}): void { ... }\`, which adds what the other one has.`;
    const related =
      merge === undefined ? [] : [{ ...merge.site, message: `merge of ${name} is declared here` }];
    return noMerge(site, { name, reason }, { help, related });
  });

function foundIn({ member, class: of }: Binding, oracle: TypeOracle): readonly Found[] {
  if (of === undefined) return [];
  const merge = of.methods.find((each) => each.name === "merge");
  const reason = obstacle(merge, (to) => oracle.mismatch(member.type, to));
  if (reason === undefined) return [];
  const { argumentSite: site } = member.source;
  return [{ site, name: of.name, reason, ...(merge !== undefined && { merge }) }];
}

type Mismatch = (to: MethodFact["returns"]) => string | undefined;

function obstacle(merge: MethodFact | undefined, mismatch: Mismatch): string | undefined {
  if (merge === undefined) return "has no method merge";
  if (merge.kind !== "method") return "has a merge that is no method";
  if (merge.visibility !== "public") return `has a merge that is ${merge.visibility}`;
  const [other, ...more] = merge.parameters.filter(({ form }) => form !== "this");
  if (other === undefined) return "has a merge that takes nothing";
  if (more.some((each) => !each.optional && each.form !== "rest")) {
    return "has a merge that takes more than one instance";
  }
  if (other.form === "rest") return undefined;
  const reason = mismatch(other.type);
  return reason === undefined ? undefined : `has a merge that takes no instance of it: ${reason}`;
}
