import { staleSuppression } from "../diagnostics/hygiene.js";
import { catalogue } from "../diagnostics/registry.js";
import type { Diagnostic, Fix } from "../model/diagnostic.js";
import type { NamedPlace } from "../model/facts.js";
import type { SuppressionFact } from "../model/suppression-fact.js";
import { nearest } from "./similar.js";

/** The findings that no comment suppresses, and what is said of comments without effect. */
export function unsuppressed(
  found: readonly Diagnostic[],
  suppressions: readonly SuppressionFact[],
): readonly Diagnostic[] {
  const isBroken = found.some((each) => each.severity === "error");
  const suppressed = found.filter((each) => suppressions.some((one) => covers(one, each)));
  const remaining = found.filter((each) => !suppressed.includes(each));
  return [...remaining, ...suppressions.flatMap((each) => report(each, suppressed, isBroken))];
}

const covers = (suppression: SuppressionFact, found: Diagnostic): boolean =>
  found.severity !== "error" && suppression.codes.some((code) => isMeant(suppression, code, found));

const isMeant = ({ site, line }: SuppressionFact, { name }: NamedPlace, found: Diagnostic) =>
  found.code === name && found.file === site.file && found.line === line;

/** What suppresses nothing may do so again when the errors are gone. */
function report(
  suppression: SuppressionFact,
  suppressed: readonly Diagnostic[],
  isBroken: boolean,
): readonly Diagnostic[] {
  const { site, codes } = suppression;
  if (codes.length === 0) {
    const fixes = [removal(suppression, [])];
    return [staleSuppression(site, { problem: "This suppression names no diagnostic" }, { fixes })];
  }
  const wrong = codes.flatMap((code) => {
    const used = suppressed.some((each) => isMeant(suppression, code, each));
    const problem = used ? undefined : problemOf(code, isBroken);
    return problem === undefined ? [] : [{ code, ...problem }];
  });
  const kept = codes.filter((code) => wrong.every((each) => each.code !== code));
  const fixes = [removal(suppression, kept)];
  return wrong.map(({ code, problem, help }) =>
    staleSuppression(code.site, { problem }, { fixes, ...(help !== "" && { help }) }),
  );
}

interface Problem {
  readonly problem: string;
  readonly help: string;
}

function problemOf({ name }: NamedPlace, isBroken: boolean): Problem | undefined {
  const entry = catalogue.find((each) => each.code === name);
  if (entry === undefined)
    return { problem: `There is no diagnostic ${name}`, help: nearest(name, known).join("\n") };
  if (entry.severity === "error")
    return { problem: `${name} is an error and cannot be suppressed`, help: "" };
  return isBroken ? undefined : { problem: `There is no ${name} in the next line`, help: "" };
}

const known = catalogue.filter((each) => each.severity !== "error").map((each) => each.code);

/** All that is wrong goes at once. */
function removal({ codes, extent }: SuppressionFact, kept: readonly NamedPlace[]): Fix {
  const [first, last] = [codes[0], codes.at(-1)];
  if (kept.length === 0 || first === undefined || last === undefined) {
    return { title: "Remove the comment", edits: [{ ...extent, newText: "" }], safe: true };
  }
  const { endLine, endColumn } = last.site;
  const newText = kept.map((each) => each.name).join(", ");
  const edit = { ...first.site, endLine, endColumn, newText };
  return { title: `Suppress ${newText} only`, edits: [edit], safe: true };
}
