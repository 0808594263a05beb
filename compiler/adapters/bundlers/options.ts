import { resolve } from "node:path";
import { Analysis } from "../analysis.js";

export interface Options {
  /** The tsconfig, or its folder. Default: that of the folder that the bundler works in. */
  readonly tsconfig?: string;
}

export const analysisIn = (folder: string, { tsconfig = "." }: Options): Analysis =>
  new Analysis(resolve(folder, tsconfig));
