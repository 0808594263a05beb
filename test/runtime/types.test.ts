import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, it } from "vitest";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

it("refuses and accepts what fixtures/types says", () => {
  const folder = at("../../fixtures/types/");
  const files = readdirSync(folder).map((name) => folder + name);
  const { config } = ts.readConfigFile(at("../../tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, at("../../"));
  const program = ts.createProgram(files, { ...options, noUnusedLocals: false });
  const messages = ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const line = file?.getLineAndCharacterOfPosition(start ?? 0).line ?? 0;
    return `${file?.fileName}:${line + 1} ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
  });
  expect(files.length).toBeGreaterThan(0);
  expect(messages).toEqual([]);
});
