import { parameterForm } from "../../diagnostics/declarations.js";
import type { ResolvedParameter } from "../../model/graph.js";
import { needersOf } from "../needs.js";
import type { Check } from "./check.js";

/** A parameter that no name leads to: wrong wherever it would need injection, `this` everywhere. */
export const parameterForms: Check = ({ graph }) =>
  graph.contexts
    .flatMap(needersOf)
    .flatMap(({ label: owner, parameters }) =>
      parameters
        .filter(isWrong)
        .map(({ parameter: { site, form } }) =>
          parameterForm(site, { form: form === "this" ? "`this`" : form, owner }),
        ),
    );

const isWrong = ({ parameter: { form }, resolution: { kind } }: ResolvedParameter): boolean =>
  form === "this" || (form !== "plain" && !["absent", "broken", "input"].includes(kind));
