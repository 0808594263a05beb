import { type Examined, fileIn } from "../examined.js";
import type { Check } from "../finding.js";

export const graph: Check = {
  name: "graph",
  sound: "the dependency graph has no errors",
  find: (project) =>
    errorsIn(project).map(({ code, file, line, message }) => ({
      ...{ code, file: `${fileIn(project, file)}:${line}`, wrong: message },
      fix: `Run \`${project.facts.manager.exec} aetherflow check\`, which says more of it.`,
    })),
};

const errorsIn = ({ result }: Examined) =>
  result.diagnostics.filter(({ severity }) => severity === "error");
