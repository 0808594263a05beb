import { outOfDate } from "../../../compiler/adapters/host-diagnostics.js";
import { lineOf } from "../../../compiler/adapters/report.js";
import type { Project } from "../../project.js";
import { type Finding, findingsOf } from "./finding.js";

export interface Difference {
  readonly doors: readonly string[];
  readonly why: string;
  /** What remains of what the compiler says. */
  readonly of: (findings: readonly Finding[], of: Behind) => readonly Finding[];
}

export interface Behind {
  readonly project: Project;
  /** Wiring on disk that is another than it should be. */
  readonly stale: readonly string[];
}

const each =
  (of: (finding: Finding, behind: Behind) => Finding): Difference["of"] =>
  (findings, behind) =>
    findings.map((finding) => of(finding, behind));

const withoutEnd = ({ endLine: _, endColumn: __, ...rest }: Finding): Finding => rest;

/** Where a door says less than the compiler, or says it elsewhere. Nothing else differs. */
export const differences: readonly Difference[] = [
  {
    doors: ["aetherflow generate", "aetherflow/register", "vite's server"],
    why: "A log names where a finding begins.",
    of: each(withoutEnd),
  },
  {
    doors: ["rollup", "rolldown", "vite"],
    why: "A log of Rollup has one place, where the first finding begins, and the text of a log.",
    of: each(withoutEnd),
  },
  {
    doors: ["tspc", "tspc with an older TypeScript"],
    why: "tsc fails for every diagnostic of a plugin, so that others than errors go to a log on stderr.",
    of: each((finding) => (finding.severity === "error" ? finding : withoutEnd(finding))),
  },
  {
    doors: ["esbuild", "webpack", "rspack"],
    why: "They know errors and warnings only.",
    of: each((finding) =>
      finding.severity === "hint" ? { ...finding, severity: "warning" } : finding,
    ),
  },
  {
    doors: ["esbuild"],
    why: "A place of esbuild ends on its line.",
    of: each((finding, { project }) => {
      const { file, line, endLine } = finding;
      const text = lineOf(project.path(file), line) ?? "";
      return endLine === line ? finding : { ...finding, endLine: line, endColumn: text.length + 1 };
    }),
  },
  {
    doors: ["aetherflow check --json"],
    why: "It writes nothing, and says so where that makes a difference (AF0007).",
    of: (findings, { stale }) => [...findings, ...findingsOf(stale.map(outOfDate))],
  },
  {
    doors: ["editor"],
    why: "Of a syntax error TypeScript has told already (AF0012).",
    of: (findings) => findings.filter(({ code }) => code !== "AF0012"),
  },
];

/** What is left of the findings behind a door. */
export const behind = (door: string, findings: readonly Finding[], of: Behind) =>
  differences
    .filter(({ doors }) => doors.includes(door))
    .reduce((left, difference) => difference.of(left, of), findings);
