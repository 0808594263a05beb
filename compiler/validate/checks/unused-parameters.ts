import { unusedParameter } from "../../diagnostics/hygiene.js";
import { offering } from "../fixes.js";
import { providedOnly, type Taker } from "../provided.js";
import type { Check } from "./check.js";

/** Parameters without a use that are all that a provider is there for; `_db` is meant so. */
export const unusedParameters: Check = (program) =>
  providedOnly(program)
    .filter(({ takers }) => takers.every(isUnused))
    .flatMap(({ member, takers }) =>
      takers
        .filter(({ parameter }) => !parameter.name.startsWith("_"))
        .map(({ parameter: { site, name, removal }, owner }) =>
          unusedParameter(
            site,
            { parameter: name, owner, member: member.name },
            {
              related: [{ ...member.site, message: `${member.name} is there for nothing else` }],
              ...offering(`Remove parameter ${name}`, removal),
            },
          ),
        ),
    );

const isUnused = ({ parameter }: Taker): boolean => parameter.mentions?.length === 0;
