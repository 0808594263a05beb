import { build } from "esbuild";

/** The Markdown of `docs/diagnostics.md`, from the compiler's catalogue. */
export async function diagnostics(root) {
  const { outputFiles } = await build({
    entryPoints: [`${root}/compiler/diagnostics/registry.ts`],
    bundle: true,
    format: "esm",
    platform: "node",
    write: false,
  });
  const code = Buffer.from(outputFiles[0].contents).toString("base64");
  const { catalogue, fixable } = await import(`data:text/javascript;base64,${code}`);
  const sections = catalogue.map((each) => section(each, fixable.get(each.code)));
  return `# Diagnostics\n\n${introduction}\n${sections.join("\n")}`;
}

const introduction = `An error fails the build, and the generated module throws it. Warnings and hints fail nothing; \`tspc\` prints them to
stderr. What they are is set in the tsconfig, for every door alike, by a section at its top level:

\`\`\`json
{ "aetherflow": { "maxErrors": 50, "rules": { "AF6001": "off", "AF6002": "error" } } }
\`\`\`

A rule is \`off\`, \`warn\` or \`error\`. After \`maxErrors\` diagnostics, 100 if nothing is said, the rest is counted. A tsconfig
without the section has that of the first configuration it extends that has one. Errors cannot be switched off.

\`// aetherflow-disable-next-line AF6001, AF6002 -- reason\` suppresses warnings and hints of the next line.

Of those *with a fix*, \`aetherflow check --fix\` makes the safe ones; where there is a choice, or where others may depend on
what would change, the fix is *offered* by \`check --json\` and \`check --sarif\`.
`;

const fixes = { safe: ", with a fix", offered: ", with a fix that is offered" };

const section = ({ code, severity, title, explanation, help }, fix) =>
  `## ${code}\n\n**${title}** (${severity}${fixes[fix] ?? ""})\n\n${explanation}\n\n${help}\n`;
