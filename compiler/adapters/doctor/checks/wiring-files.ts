import { userOption } from "../../setup/named-config.js";
import { type OutputState, stateOf, writerOf } from "../../write-output.js";
import { type Examined, fileIn, hasErrors } from "../examined.js";
import type { Check, Fault } from "../finding.js";

declare const __VERSION__: string;

export const wiringFiles: Check = {
  name: "wiring",
  sound: "the wiring on disk is what the program asks for",
  find: (project) => {
    const { input, result } = project;
    const broken = hasErrors(result);
    return [
      ...result.outputs.flatMap((each) => {
        const state = stateOf(input.root, each);
        const isTold = state === "same" || (broken && state !== "foreign");
        return isTold ? [] : [faultOf(project, each.file, state)];
      }),
      ...result.removals.map((file) => faultOf(project, file, "different")),
    ];
  },
};

function faultOf(project: Examined, file: string, state: Exclude<OutputState, "same">): Fault {
  const { facts } = project;
  const fix = `Run \`${facts.manager.exec} aetherflow generate${userOption(facts)}\`, or build.`;
  const fault = { file: fileIn(project, file), fix };
  if (state === "missing") return { ...fault, wrong: "the wiring is not written yet" };
  if (state === "foreign")
    return {
      ...fault,
      code: "AF0008",
      wrong: "a file of yours stands where the wiring would be",
      fix: "Move it.",
    };
  const version = writerOf(project.input.root, { file });
  return version === __VERSION__
    ? { ...fault, code: "AF0007", wrong: "the wiring is out of date" }
    : { ...fault, code: "AF0006", wrong: `the wiring was written by aetherflow ${version}` };
}
