/** What to do, with the tool that runs this program, to have the wiring written: the end of a sentence. */
export function wayToWire(): string {
  const { env, execArgv, argv } = process;
  if (env.VITEST) return plugin("vite", "Vitest's configuration");
  if (env.JEST_WORKER_ID) return `run ${generate} before Jest`;
  const started = [...execArgv, argv[1]].join(" ");
  if (/\bvite\b/u.test(started)) return plugin("vite", "Vite's configuration");
  if (/\b(?:tsx|ts-node)\b/u.test(started))
    return "run the program by `node --import aetherflow/register` in place of tsx or ts-node";
  return `run ${generate}, or put { "transform": "aetherflow/transform", "transformProgram": true } into the plugins \
of tsconfig.json and build by \`tspc\``;
}

const generate = "`npx aetherflow generate`";

const plugin = (name: string, place: string): string =>
  `put the plugin of \`aetherflow/${name}\` into ${place}`;
