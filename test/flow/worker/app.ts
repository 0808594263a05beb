import { launch, Slots, serve, type Wiring } from "../../../runtime/internal.js";

interface Sums {
  sum(items: readonly number[]): Promise<number>;
}

const wiring: Wiring<Slots, undefined, Sums> = {
  context: "Sums",
  compiler: "0.0.0-test",
  graph: "1",
  url: import.meta.url,
  errors: [],
  shared: () => undefined,
  slots: () => new Slots(),
  tasks: () => [{ name: "square", flow: "sum", idempotent: false, run: (n: number) => n * n }],
  reducers: [{ initial: () => 0, reduce: (left: number, right: number) => left + right }],
  app: (engine) => ({
    sum: (items) => engine.run("sum", undefined, (run) => run.mapReduce<number>(items, 0, 0)),
  }),
};

export const start = (workers: number) => launch(wiring, { workers });

serve(wiring);
