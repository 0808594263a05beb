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
  const { catalogue } = await import(`data:text/javascript;base64,${code}`);
  return `# Diagnostics\n\n${catalogue.map(section).join("\n")}`;
}

const section = ({ code, severity, title, explanation, help }) =>
  `## ${code}\n\n**${title}** (${severity})\n\n${explanation}\n\n${help}\n`;
