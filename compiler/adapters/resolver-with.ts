import type ts from "typescript";
import type { TypeScript } from "../discover/input.js";

type Resolver = NonNullable<ts.CompilerHost["resolveModuleNameLiterals"]>;

type Host = ts.ModuleResolutionHost &
  Pick<
    ts.CompilerHost,
    "getCurrentDirectory" | "getCanonicalFileName" | "resolveModuleNameLiterals"
  >;

export interface Resolving {
  readonly ts: TypeScript;
  readonly host: Host;
}

/** Resolves as the host does, but knows files that are new: builders remember that they were missing. */
export function resolverWith(resolving: Resolving): Resolver {
  const { ts, host } = resolving;
  const cache = ts.createModuleResolutionCache(
    host.getCurrentDirectory(),
    host.getCanonicalFileName,
  );
  const plain: Resolver = (literals, file, reference, options, source) =>
    literals.map((literal) => {
      const mode = ts.getModeForUsageLocation(source, literal, options);
      return ts.resolveModuleName(literal.text, file, options, host, cache, reference, mode);
    });
  const usual = host.resolveModuleNameLiterals?.bind(host) ?? plain;
  return (literals, file, reference, options, source, reused) => {
    const found = usual(literals, file, reference, options, source, reused);
    return found.map((each, index) => {
      const literal = literals[index];
      if (each.resolvedModule !== undefined || !/\.wiring(?:\.|$)/u.test(literal?.text ?? ""))
        return each;
      const mode = ts.getModeForUsageLocation(source, literal!, options);
      return ts.resolveModuleName(literal!.text, file, options, host, undefined, reference, mode);
    });
  };
}
