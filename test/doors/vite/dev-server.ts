import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createServer, type ViteDevServer } from "vite";
import { onTestFinished } from "vitest";
import { type Project, repository } from "../../project.js";

const door = pathToFileURL(join(repository, "dist/vite.js")).href;
const { default: aetherflow }: typeof import("../../../compiler/adapters/entries/vite.js") =
  await import(/* @vite-ignore */ door);

/** Vite's dev server with the plugin as it is built; it ends with the test. */
export async function serve(project: Project): Promise<ViteDevServer> {
  const server = await createServer({
    ...{ root: project.folder, configFile: false, logLevel: "silent", appType: "custom" },
    server: { middlewareMode: true, ws: false },
    optimizeDeps: { noDiscovery: true },
    plugins: [aetherflow()],
  });
  onTestFinished(() => server.close());
  return server;
}
