import { notExported } from "../../diagnostics/resolution.js";
import { repairing } from "../fixes.js";
import { sharedBindings } from "../shared-bindings.js";
import type { Check } from "./check.js";

/** The wiring names a shared class also where a factory makes the object. */
export const sharedExports: Check = ({ graph }) =>
  sharedBindings(graph).flatMap(({ binding: { member, class: of } }) =>
    member.source.from === "factory" && of !== undefined && of.import === undefined
      ? [notExported(of.site, { what: "Class", name: of.name }, repairing(`Export ${of.name}`, of))]
      : [],
  );
