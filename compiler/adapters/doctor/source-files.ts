import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

const elsewhere = new Set(["node_modules", "dist", "build", "out", "coverage"]);

/** The TypeScript files below a folder; not those of packages and projects inside it, and none that is generated. */
export const sourceFilesIn = (folder: string, outDir: string | undefined): readonly string[] =>
  filesIn(
    folder,
    (path, name) => !elsewhere.has(name) && path !== outDir && !isProject(path),
  ).filter((each) => /(?<!\.d|\.wiring)\.[cm]?tsx?$/u.test(each));

/** The JavaScript files and the declarations of an installed package. */
export const builtFilesIn = (folder: string): readonly string[] =>
  filesIn(folder, (_, name) => name !== "node_modules").filter((each) =>
    /(?:\.[cm]?js|\.d\.[cm]?ts)$/u.test(each),
  );

function filesIn(
  folder: string,
  enters: (path: string, name: string) => boolean,
): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((each) => {
    const path = join(folder, each.name).replaceAll("\\", "/");
    if (each.isFile()) return [path];
    const isEntered = each.isDirectory() && !each.name.startsWith(".") && enters(path, each.name);
    return isEntered ? filesIn(path, enters) : [];
  });
}

const isProject = (folder: string): boolean =>
  ["package.json", "tsconfig.json"].some((each) => existsSync(join(folder, each)));
