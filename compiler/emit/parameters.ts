import type { ParameterPlan } from "../model/plan.js";

export const printParameter = ({ name, type, optional }: ParameterPlan): string =>
  `${name}${optional ? "?" : ""}: ${type}`;
