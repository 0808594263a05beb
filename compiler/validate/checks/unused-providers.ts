import { unusedProvider } from "../../diagnostics/hygiene.js";
import { repairing } from "../fixes.js";
import { providedOnly } from "../provided.js";
import type { Check } from "./check.js";

/** Members that no node, no other provider and no code of the main thread takes. */
export const unusedProviders: Check = (program) =>
  providedOnly(program)
    .filter(({ takers }) => takers.length === 0)
    .map(({ member: { site, name, removal }, owner }) =>
      unusedProvider(
        site,
        { member: name, context: owner },
        repairing(`Remove ${name}`, removal ? { repair: removal } : {}),
      ),
    );
