import { join } from "node:path";
import { ts } from "ts-morph";
import { nameOf } from "../../setup/project-facts.js";
import { textIfAny } from "../../setup/text-file.js";
import { type Examined, hasErrors } from "../examined.js";
import type { Check, Fault } from "../finding.js";

/** What runs is what was emitted: it must have the graph of the wiring that it was emitted from. */
export const staleBuild: Check = {
  name: "build",
  sound: "what has been built is of the present wiring",
  find: (project) =>
    hasErrors(project.result)
      ? []
      : project.result.outputs.flatMap(({ file, text }) => faultOf(project, file, text)),
};

function faultOf(project: Examined, file: string, text: string): readonly Fault[] {
  const emitted = emittedFor(project, file);
  const built = emitted && textIfAny(emitted);
  const hash = graphIn(text);
  if (emitted === undefined || built === undefined || built.includes(hash)) return [];
  const wrong = "it was built from older wiring";
  return [{ file: nameOf(project.facts, emitted), wrong, fix: "Build again." }];
}

const graphIn = (text: string): string => /^\/\/ graph (\S+)/mu.exec(text)?.[1] ?? "";

function emittedFor({ facts, input }: Examined, file: string): string | undefined {
  const { parsed } = facts;
  if (parsed.options.noEmit === true) return undefined;
  const path = join(input.root, file).replaceAll("\\", "/");
  const fileNames = [...new Set([...parsed.fileNames, path])];
  const options = parsed.options as ts.CompilerOptions;
  const line = { ...parsed, options, fileNames } as unknown as ts.ParsedCommandLine;
  const outputs = ts.getOutputFileNames(line, path, !ts.sys.useCaseSensitiveFileNames);
  return outputs.find((each) => /\.[cm]?js$/u.test(each));
}
