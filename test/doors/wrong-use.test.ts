import { describe, expect, it } from "vitest";
import type { Finished, Project } from "../project.js";
import { corpusProject, wiring } from "./corpus-project.js";
import { longEnough } from "./watching.js";

const usage = /^Usage: aetherflow \[options\] \[command\]\n/u;

describe("wrong use", { timeout: longEnough }, () => {
  it.each<[readonly string[], string | RegExp]>([
    [[], usage],
    [["generat"], "error: unknown command 'generat'\n(Did you mean generate?)\n"],
    [["generate", "--frobnicate"], "error: unknown option '--frobnicate'\n"],
    [["generate", "-p"], "error: option '-p, --project <path>' argument missing\n"],
    [["generate", "src"], /^error: too many arguments for 'generate'\..*\n$/u],
    [["generate", "-p", "nowhere"], "aetherflow: There is no nowhere.\n"],
    [
      ["generate", "-p", "src"],
      "aetherflow: There is no tsconfig.json in src. Name one with -p.\n",
    ],
    [["generate", "--watch", "-p", "nowhere"], "aetherflow: There is no nowhere.\n"],
    [["check", "-p", "nowhere.json"], "aetherflow: There is no nowhere.json.\n"],
    [
      ["graph", "--format", "png"],
      /^error: option '-f, --format <format>' argument 'png' is invalid\. .*mermaid, dot, json, html\.\n$/u,
    ],
    [["init", "--dry"], /^error: unknown option '--dry'\n/u],
    [["init", "-p", "nowhere"], "aetherflow: There is no nowhere.\n"],
    [["doctor", "-p", "src"], /^aetherflow: There is no tsconfig\.json in src\. /u],
    [["explain"], "error: missing required argument 'name'\n"],
    [["explain", "AF9876"], "aetherflow: Nothing is called AF9876.\n"],
    [["explain", "AF1O01"], /^aetherflow: Nothing is called AF1O01. Did you mean AF1001, .*\n$/u],
    [
      ["explain", "countWord"],
      "aetherflow: Nothing is called countWord. Did you mean countWords?\n",
    ],
  ])("%j is refused", async (args, message) => {
    const project = corpusProject();
    isRefused(project, await project.aetherflow(...args), message);
  });

  it.each<[string, string | RegExp]>([
    ["{ nonsense", "aetherflow: tsconfig.json: Property assignment expected.\n"],
    ['{ "compilerOptions": {', "aetherflow: tsconfig.json: '}' expected.\n"],
    ['{ "include": "src" }', /^aetherflow: tsconfig.json: .*'include'.*Array.*\n$/u],
    ['{ "compilerOptions": { "strict": "yes" } }', /^aetherflow: tsconfig.json: .*'strict'.*\n$/u],
    ['{ "extends": "./base.json" }', /^aetherflow: tsconfig.json: .*base.json.*\n$/u],
  ])("the tsconfig %s is refused", async (text, message) => {
    const project = corpusProject({ "tsconfig.json": text });
    for (const command of [
      ["generate"],
      ["check"],
      ["explain", "index"],
      ["graph"],
      ["generate", "--watch"],
    ])
      isRefused(project, await project.aetherflow(...command), message);
  });
});

function isRefused(project: Project, finished: Finished, message: string | RegExp): void {
  if (typeof message === "string") expect(finished.stderr).toBe(message);
  else expect(finished.stderr).toMatch(message);
  expect(finished.stderr).not.toMatch(/^ {4}at /mu);
  expect(finished).toMatchObject({ exitCode: 2, stdout: "" });
  expect(project.find(wiring)).toBeUndefined();
}
