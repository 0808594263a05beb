import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { repository, run } from "../project.js";

const { version } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));

const launching = (compiler: string): string => `
const wiring = {
  context: "Corpus", compiler: "${compiler}", graph: "0", url: import.meta.url, errors: [], reducers: [],
  shared: () => ({}), slots: () => new Slots(), tasks: () => [], app: () => ({}),
};
try {
  const app = await launch(wiring, { workers: 0 });
  await app.close();
  console.log("launched");
} catch (error) {
  console.log(error.name, error.code, error.message);
}
`;

/** Two installed copies of the package, and a program beside them. */
async function running(program: string) {
  const folder = mkdtempSync(join(tmpdir(), "aetherflow-misfit-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const place of ["node_modules", "node_modules/words/node_modules"]) {
    cpSync(join(repository, "dist"), join(folder, place, "aetherflow/dist"), { recursive: true });
    cpSync(join(repository, "package.json"), join(folder, place, "aetherflow/package.json"));
  }
  writeFileSync(join(folder, "main.mjs"), program);
  const { stdout } = await run(process.execPath, [join(folder, "main.mjs")], folder);
  return stdout.replaceAll(pathToFileURL(folder).href, "").trimEnd();
}

const internal = 'import { launch, Slots } from "aetherflow/internal";\n';
const other = 'import "./node_modules/words/node_modules/aetherflow/dist/index.js";\n';

describe("launch", () => {
  it("starts what fits, and takes the two entries of a copy for one", async () => {
    const program = `import "aetherflow";\n${internal}${launching(version)}`;
    expect(await running(program)).toBe("launched");
  });

  it("refuses wiring of another version: AF0006", async () => {
    expect(await running(internal + launching("0.0.7"))).toBe(
      `AetherFlowError AF0006 The wiring of Corpus was written by aetherflow 0.0.7, and this is ${version}. ` +
        "Run `npx aetherflow generate`, and build again.",
    );
  });

  it("refuses two copies: AF0005", async () => {
    expect(await running(other + internal + launching(version))).toBe(
      "AetherFlowError AF0005 Two copies of aetherflow are loaded, so an error of one is no instance of the other's " +
        "class: /node_modules/words/node_modules/aetherflow/, /node_modules/aetherflow/. Let all packages ask for the " +
        "same version, as a peer dependency in libraries, and install again.",
    );
  });
});
