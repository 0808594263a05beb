import { syntaxError } from "../../diagnostics/host.js";
import type { Check } from "./check.js";

export const syntaxErrors: Check = ({ facts }) =>
  facts.syntaxErrors.map(({ site, reason, others }) => {
    const more = others === 0 ? "" : `This file has ${others} more.\n`;
    return syntaxError(site, { reason }, { help: `${more}Mend the syntax, then look again.` });
  });
