import { typeOnlyImport } from "../../diagnostics/declarations.js";
import { repairing } from "../fixes.js";
import type { Check } from "./check.js";

export const typeOnlyImports: Check = ({ facts }) =>
  facts.typeOnlyImports.map((each) => {
    const related = [{ ...each.use, message: "used as a value" }];
    const { name, site } = each;
    return typeOnlyImport(
      site,
      { name },
      { related, ...repairing(`Import ${name} as a value`, each) },
    );
  });
