import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The longest files first, so that none of them is alone at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => /parity|ts-patch|accepts/u.test(moduleId);
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((each) => !isLong(each))];
  }
}

/** `--mode stress` runs the long tests, `*.stress.ts`, instead of the others. */
export default defineConfig(({ mode }) => ({
  define: { __VERSION__: JSON.stringify("0.0.0-test") },
  resolve: {
    alias: [
      { find: /^aetherflow\/internal$/, replacement: at("./runtime/internal.ts") },
      { find: /^aetherflow$/, replacement: at("./runtime/index.ts") },
    ],
  },
  test: {
    include: [mode === "stress" ? "test/**/*.stress.ts" : "test/**/*.test.ts"],
    reporters: ["default", at("./.ci/totals.mjs")],
    testTimeout: mode === "stress" ? 600_000 : 60_000,
    hookTimeout: mode === "stress" ? 600_000 : 60_000,
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
  },
}));
