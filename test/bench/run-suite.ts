import { type Case, type Contender, type Row, Skipped, type Suite } from "./suite.js";

export interface RunSuiteOptions {
  readonly name: string;
  readonly rounds: number;
  /** Told of each measurement as it is made. */
  readonly onValue?: (text: string) => void;
}

/** Measures every case of a suite, one case after the other. */
export async function runSuite(suite: Suite, options: RunSuiteOptions): Promise<Row[]> {
  await suite.prepare?.();
  const rows: Row[] = [];
  for (const each of suite.cases) rows.push(await runCase(each, options));
  return rows;
}

async function runCase(each: Case, { name, rounds, onValue }: RunSuiteOptions): Promise<Row> {
  const contenders: [string, Contender][] = [["ours", each.ours], ...Object.entries(each.rivals)];
  const values = new Map<string, number[]>(contenders.map(([contender]) => [contender, []]));
  const skipped: Record<string, string> = {};
  for (let round = 0; round < rounds; round++) {
    for (const [contender, measure] of rotated(contenders, round)) {
      if (skipped[contender] !== undefined) continue;
      const value = await measure().catch((error: unknown) => {
        if (error instanceof Skipped && contender !== "ours") return error.message;
        throw error;
      });
      if (typeof value === "string") skipped[contender] = value;
      else values.get(contender)?.push(value);
      const outcome = typeof value === "string" ? `skipped, ${value}` : `${value} ${each.unit}`;
      onValue?.(`${name}: ${each.name}, round ${round + 1}, ${contender}: ${outcome}`);
    }
  }
  const measured = [...values].filter(([contender]) => skipped[contender] === undefined);
  const medians = new Map(measured.map(([contender, all]) => [contender, median(all)]));
  const ours = medians.get("ours") ?? Number.NaN;
  medians.delete("ours");
  return {
    suite: name,
    case: each.name,
    unit: each.unit,
    better: each.better,
    ours,
    rivals: Object.fromEntries(medians),
    ...(Object.keys(skipped).length > 0 && { skipped }),
    ratioToBest: ratioToBest(each.better, ours, [...medians.values()]),
  };
}

/** Each contender goes first in turn, so that none always finds the caches warm or the machine hot. */
function rotated<T>(items: readonly T[], by: number): T[] {
  const start = by % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return Number.NaN;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Above 1 when ours is better than the best of the others, null when there are none. */
export function ratioToBest(
  better: "higher" | "lower",
  ours: number,
  rivals: readonly number[],
): number | null {
  if (rivals.length === 0) return null;
  return better === "higher" ? ours / Math.max(...rivals) : Math.min(...rivals) / ours;
}
