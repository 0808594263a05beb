import { describe, expect, it, onTestFinished, vi } from "vitest";
import { FlowContext, flow, node } from "../../runtime/index.js";

class Corpus extends FlowContext {}

const index = flow(Corpus).to(node((path: string) => path.length)) as unknown as () => void;

function calling(env: NodeJS.ProcessEnv, execArgv: readonly string[], script: string) {
  for (const [name, value] of Object.entries({
    VITEST: undefined,
    JEST_WORKER_ID: undefined,
    ...env,
  }))
    vi.stubEnv(name, value);
  const { execArgv: before, argv } = process;
  onTestFinished(() => {
    vi.unstubAllEnvs();
    Object.assign(process, { execArgv: before, argv });
  });
  Object.assign(process, { execArgv, argv: ["node", script] });
  try {
    index();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe("a flow that is called", () => {
  it("names what to import, and what to call: AF0001", () => {
    expect(calling({}, [], "/app/main.js")).toMatchObject({
      name: "AetherFlowError",
      code: "AF0001",
      message: expect.stringMatching(
        /^A flow is a declaration and cannot be called\. Import `launch` from the wiring module of Corpus, and call /u,
      ),
    });
  });

  it.each<[string, NodeJS.ProcessEnv, readonly string[], string, string]>([
    ["plain Node", {}, [], "/app/main.js", 'run `npx aetherflow generate`, or put { "transform"'],
    [
      "Vitest",
      { VITEST: "true" },
      [],
      "/x",
      "put the plugin of `aetherflow/vite` into Vitest's configuration.",
    ],
    ["Jest", { JEST_WORKER_ID: "1" }, [], "/x", "run `npx aetherflow generate` before Jest."],
    [
      "tsx",
      {},
      ["--import", "/x/tsx/loader.mjs"],
      "/app/main.ts",
      "run the program by `node --import aetherflow/register`",
    ],
    [
      "Vite",
      {},
      [],
      "/app/node_modules/vite/bin/vite.js",
      "put the plugin of `aetherflow/vite` into Vite's configuration.",
    ],
  ])("says what to do with %s", (_, env, execArgv, script, instruction) => {
    const { message } = calling(env, execArgv, script) as Error;
    expect(message).toContain(`To have that module written, ${instruction}`);
  });
});
