import { versionOf } from "../../setup/versions.js";
import type { Surveyed } from "../examined.js";
import type { Check } from "../finding.js";

declare const __VERSION__: string;

export const commandVersion: Check<Surveyed> = {
  name: "version",
  sound: "this command is of the version that the project has installed",
  find: ({ facts: { root, manager } }) => {
    const own = versionOf(root, "aetherflow");
    if (own === undefined || !own.installed || own.text === __VERSION__) return [];
    const wrong = `this command is of aetherflow ${__VERSION__}, and the project has ${own.text}`;
    return [{ code: "AF0006", wrong, fix: `Run \`${manager.exec} aetherflow\` in the project.` }];
  },
};
