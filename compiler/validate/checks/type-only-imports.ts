import { typeOnlyImport } from "../../diagnostics/declarations.js";
import type { Check } from "./check.js";

export const typeOnlyImports: Check = ({ facts }) =>
  facts.typeOnlyImports.map(({ name, site, use }) =>
    typeOnlyImport(site, { name }, { related: [{ ...use, message: "used as a value" }] }),
  );
