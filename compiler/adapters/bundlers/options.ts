import { resolve } from "node:path";
import { Analysis } from "../analysis.js";
import { shown } from "../obstacles.js";
import { unknownOption } from "./refusals.js";

export interface Options {
  /** The tsconfig, or its folder. Default: that of the folder that the bundler works in. */
  readonly tsconfig?: string;
}

const known: readonly string[] = ["tsconfig"] satisfies (keyof Options)[];

/** The options as a configuration gives them, which may be JavaScript. */
export function checked(options: Options): Options {
  const stranger = Object.keys(options).find((each) => !known.includes(each));
  if (stranger !== undefined) throw unknownOption(stranger, known);
  return options;
}

export const analysisIn = (folder: string, { tsconfig = "." }: Options): Analysis =>
  new Analysis(shown(resolve(folder, tsconfig)), "the plugin's option `tsconfig`");
