import type ts from "typescript";
import type { TypeScript } from "../../discover/input.js";
import { serviceOf } from "./service.js";
import { WiringInMemory } from "./wiring-in-memory.js";

/** What tsserver calls: `"plugins": [{ "name": "aetherflow/tsserver" }]`. */
export default function init({
  typescript: ts,
}: {
  readonly typescript: TypeScript;
}): ts.server.PluginModule {
  return {
    create: ({ project, languageService: service }) => {
      if (!claim(project)) return service;
      const refresh = () => project.refreshDiagnostics();
      return serviceOf({ ts, service, refresh, wiring: new WiringInMemory(ts, project) });
    },
  };
}

const claimed = Symbol.for("aetherflow.tsserver");

/** Once a project: tsserver asks again when its tsconfig changes, or names the plugin twice. */
function claim(project: ts.server.Project & { [claimed]?: true }): boolean {
  if (project[claimed] === true) return false;
  project[claimed] = true;
  return true;
}
