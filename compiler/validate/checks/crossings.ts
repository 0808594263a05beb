import { cannotCross } from "../../diagnostics/sharing.js";
import type { RelatedPlace } from "../../model/diagnostic.js";
import { typeFact, typeText } from "../../model/type-lookup.js";
import type { TypeTable } from "../../model/types.js";
import { type Obstacle, obstacles } from "../crossing.js";
import { crossingAdvice } from "../crossing-advice.js";
import { type CrossingValue, crossingValues } from "../crossing-values.js";
import { groupsOf, placeOf } from "../groups.js";
import { otherPlaces } from "../other-places.js";
import type { Check } from "./check.js";

interface Finding {
  readonly value: CrossingValue;
  readonly obstacle: Obstacle;
}

/** What crosses a thread is data: one error an obstacle, at the first value that has it. */
export const crossings: Check = ({ graph, facts: { types } }) => {
  const found = graph.contexts.flatMap((context) =>
    context.flows.flatMap((flow) => findingsIn(crossingValues(flow, context), types)),
  );
  return groupsOf(found, (each) => causeOf(each, types)).map((group) => report(group, types));
};

/** An obstacle that left another segment is not news where it arrives. */
function findingsIn(values: readonly CrossingValue[], types: TypeTable): readonly Finding[] {
  const left = new Set<string>();
  return values.flatMap((value) => {
    const found = obstacles({ path: value.name, type: value.type }, types);
    const news = found.filter((each) => value.way !== "arrives" || !left.has(each.type));
    if (value.way === "leaves") for (const each of found) left.add(each.type);
    return news.map((obstacle) => ({ value, obstacle }));
  });
}

/** All that is wrong with one object is one cause; of a function by itself, its place. */
function causeOf(
  { value: { site }, obstacle: { owner, type } }: Finding,
  types: TypeTable,
): string {
  if (owner !== undefined) return owner;
  return typeFact(types, type)?.kind === "function" ? placeOf(site) : type;
}

function report([first, ...others]: readonly [Finding, ...Finding[]], types: TypeTable) {
  const { value, obstacle } = first;
  const { path, type } = obstacle;
  const also = others.filter((each) => each.value === value).map((each) => each.obstacle.path);
  const help = [crossingAdvice(types, type), ...neither(also)].join("\n");
  const related = [stepOf(value), ...otherPlaces(placesOf(first, others))];
  return cannotCross(value.site, { path, type: typeText(types, type) }, { help, related });
}

function neither(paths: readonly string[]): readonly string[] {
  const more = paths.length > 3 ? `, and ${paths.length - 3} more` : "";
  return paths.length === 0 ? [] : [`Nor can ${paths.slice(0, 3).join(", ")}${more}.`];
}

const stepOf = ({ step, flow, way }: CrossingValue): RelatedPlace => {
  const what = way === "leaves" ? "result leaves its thread" : "input comes from another thread";
  return { ...step, message: `step of flow ${flow}, whose ${what}` };
};

/** One each, and not the first one's. */
function placesOf({ value }: Finding, others: readonly Finding[]): readonly RelatedPlace[] {
  const elsewhere = others.filter((each) => placeOf(each.value.site) !== placeOf(value.site));
  return groupsOf(elsewhere, (each) => placeOf(each.value.site)).map(([each]) => ({
    ...each.value.site,
    message: `${each.obstacle.path} crosses too`,
  }));
}
