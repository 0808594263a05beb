import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  define: { __VERSION__: JSON.stringify("0.0.0-test") },
  resolve: {
    alias: [
      { find: /^aetherflow\/internal$/, replacement: at("./runtime/internal.ts") },
      { find: /^aetherflow$/, replacement: at("./runtime/index.ts") },
    ],
  },
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
    maxWorkers: 2,
  },
});
