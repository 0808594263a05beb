import { onlyRead } from "../../diagnostics/contention.js";
import type { ProgramFacts } from "../../model/facts.js";
import type { Binding } from "../../model/graph.js";
import { typeFact } from "../../model/type-lookup.js";
import { bodiesOf } from "../guarded-bodies.js";
import type { MemberPlaces } from "../member-places.js";
import { outsideChanges } from "../outside-changes.js";
import type { Check, Program } from "./check.js";

/** Shared members that are used, and that nothing could change after their constructor. */
export const onlyReads: Check = (program) => {
  const { held, facts } = program;
  const changed = new Set(outsideChanges(program).map((each) => each.binding));
  const launches = [...facts.bodies.values()].some((each) => each.kind === "file");
  return held.flatMap((places) => {
    const { used, handedOn, inApp } = usesIn(places);
    return places.context.bindings
      .filter((each) => used.has(each) && !handedOn.has(each) && !changed.has(each))
      .filter((each) => isConstant(each, program))
      .filter((each) => !launches || inApp.has(each) || !isMentioned(each, facts))
      .map(({ member, class: of }) => {
        const help = `Provide it with \`local(${of?.name ?? "..."})\`.`;
        return onlyRead(member.site, { member: member.name }, { help });
      });
  });
};

/** An app that cannot be followed may be used to change what is mentioned. */
const isMentioned = ({ member }: Binding, { appMentions }: ProgramFacts): boolean =>
  appMentions.includes(member.name);

function usesIn(places: MemberPlaces) {
  const used = new Set<Binding>();
  const handedOn = new Set<Binding>();
  const inApp = new Set<Binding>();
  for (const body of places.bodies) {
    for (const { place } of body.uses) {
      for (const each of places.of(body, place).bindings) {
        used.add(each);
        if (place.root.of === "app") inApp.add(each);
      }
    }
    for (const place of body.handedOn) {
      for (const each of places.of(body, place).bindings) handedOn.add(each);
    }
    for (const place of body.returns) {
      const { bindings, path } = places.of(body, place);
      if (path.length === 0) for (const each of bindings) handedOn.add(each);
    }
  }
  return { used, handedOn, inApp };
}

/** Large typed arrays are shared to be there once. */
function isConstant({ member, class: of }: Binding, { facts }: Program): boolean {
  if (member.kind !== "shared" || of === undefined) return false;
  const isLarge = of.fields.some((each) => typeFact(facts.types, each.type)?.kind === "typedArray");
  const bodies = bodiesOf(of, facts).filter((each) => each.kind !== "constructor");
  return (
    !isLarge &&
    of.fields.length > 0 &&
    bodies.every(
      ({ changes, calls, handedOn }) =>
        changes.every(({ place }) => place.root.of !== "this") &&
        handedOn.every(({ root }) => root.of !== "this") &&
        calls.every((each) => each.arguments.every((place) => place?.root.of !== "this")),
    )
  );
}
