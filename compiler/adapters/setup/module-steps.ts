import { ts } from "ts-morph";
import { nameOf, type ProjectFacts } from "./project-facts.js";
import type { ByHand } from "./step.js";

/** Settings under which generated modules do not compile. */
export function moduleSteps(facts: ProjectFacts): readonly ByHand[] {
  const file = nameOf(facts, facts.tsconfig.path);
  const found: ByHand[] = [];
  if (!readsExports(facts)) {
    found.push({
      ...{ check: "modules", file },
      wrong:
        "under this compilerOptions.moduleResolution TypeScript reads no `exports` of packages",
      advice: 'Set "moduleResolution" to "nodenext", or to "bundler" where a bundler is used.',
    });
  }
  if (facts.parsed.options.verbatimModuleSyntax && isCommonJs(facts)) {
    found.push({
      ...{ check: "modules", file },
      wrong: "verbatimModuleSyntax forbids `import` in CommonJS modules, which generated ones have",
      advice: 'Set "type": "module" in package.json, or verbatimModuleSyntax to false.',
    });
  }
  return found;
}

const { ModuleKind, ModuleResolutionKind } = ts;

function readsExports({ parsed: { options }, typescript }: ProjectFacts): boolean {
  const { moduleResolution, module = ModuleKind.CommonJS } = options;
  if (moduleResolution !== undefined) return moduleResolution >= ModuleResolutionKind.Node16;
  const isOld = typescript !== undefined && typescript.major < 6;
  return !isOld || module >= ModuleKind.Node16;
}

function isCommonJs({ parsed: { options }, manifest }: ProjectFacts): boolean {
  const { module } = options;
  const isByPackage =
    module !== undefined && module >= ModuleKind.Node16 && module <= ModuleKind.NodeNext;
  if (isByPackage) return manifest.value.type !== "module";
  return module === ModuleKind.CommonJS;
}
