import pc from "picocolors";
import { nothingToWire } from "../nothing-to-wire.js";
import { terminalStyle } from "../terminal-style.js";
import { checks } from "./checks.js";
import { examine } from "./examined.js";
import type { Fault } from "./finding.js";

export interface DoctorOptions {
  readonly project: string;
  readonly json?: boolean;
}

/** What `--json` prints of each check. */
export interface Outcome {
  readonly check: string;
  readonly ok: boolean;
  /** What is so if nothing was found. */
  readonly sound: string;
  readonly faults: readonly Fault[];
}

/** Finds every way in which a project may look wired and not be. Exit code 1 if there is one. */
export function doctor({ project, json }: DoctorOptions): number {
  const examined = examine(project);
  const outcomes = checks.map((each): Outcome => {
    const faults = each.find(examined);
    return { check: each.name, ok: faults.length === 0, sound: each.sound, faults };
  });
  const text = json ? JSON.stringify(outcomes, null, 2) : outcomes.flatMap(linesOf).join("\n");
  process.stdout.write(`${text}\n`);
  const note = nothingToWire(examined.input, examined.result);
  if (note !== undefined) process.stderr.write(`${note}\n`);
  return outcomes.every(({ ok }) => ok) ? 0 : 1;
}

function linesOf({ ok, sound, faults }: Outcome): readonly string[] {
  const { frames, colours } = terminalStyle(process.stdout, process.env);
  const paint = pc.createColors(colours);
  if (ok) return [`${paint.green(frames ? "✓" : "ok")} ${sound}`];
  const mark = paint.red(frames ? "✗" : "not ok");
  return faults.flatMap(({ file, code, wrong, fix }) => [
    `${mark} ${[code, file].filter((each) => each !== undefined).join(" ")}${file || code ? ": " : ""}${wrong}`,
    ...fix.split("\n").map((each) => `  ${each}`.trimEnd()),
  ]);
}
