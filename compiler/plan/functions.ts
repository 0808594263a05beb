import type { FunctionFact, ParameterFact, StepFact, TargetFact } from "../model/facts.js";
import { access } from "../model/identifiers.js";
import type { FunctionPlan, TypeText } from "../model/plan.js";
import { Names } from "./names.js";
import { originOf, type Scope } from "./scope.js";

type Copied = Extract<TargetFact, { kind: "inline" | "function" }>;
type Reduce = Extract<StepFact, { op: "reduce" }>;

/** An inline function as the module has it. */
export interface CopiedFunction {
  readonly name: string;
  /** What it gives, awaited. */
  readonly output: TypeText;
}

/** Copies inline functions, each once, to the top level of the module. */
export class Functions {
  readonly #scope: Scope;
  readonly #plans: FunctionPlan[] = [];
  readonly #copied = new Map<Copied, CopiedFunction>();

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  get plans(): readonly FunctionPlan[] {
    return this.#plans;
  }

  /** `arriving` is the type of what arrives, for a parameter whose own type has no text. */
  step(inline: Copied, flow: string, arriving: TypeText): CopiedFunction {
    const known = this.#copied.get(inline);
    if (known !== undefined) return known;
    if (inline.kind === "function") return this.#imported(inline);
    const name = this.#scope.names.number(`${flow}_step`);
    const output = this.#scope.types.spelled(inline.returns) ?? "any";
    const parameters = this.#parametersOf(inline.parameters, arriving);
    this.#plans.push({
      ...{ name, text: inline.text, origin: originOf(inline.site) },
      type: `(${parameters}) => ${resultOf(inline, output)}`,
    });
    const copied = { name, output };
    this.#copied.set(inline, copied);
    return copied;
  }

  #imported({ import: from, returns }: Extract<Copied, { kind: "function" }>): CopiedFunction {
    const name = `${this.#scope.imports.namespace(from)}${access(from.name)}`;
    return { name, output: this.#scope.types.of(returns, `Awaited<ReturnType<typeof ${name}>>`) };
  }

  /** The expression that names the reducer. */
  reducer({ reducer }: Reduce, flow: string, item: TypeText): string {
    if (reducer.form === "exported") return this.#exported(reducer);
    const name = this.#scope.names.claim(`${flow}_reduce`);
    this.#plans.push({
      ...{ name, text: reducer.text, origin: originOf(reducer.site) },
      type: `(left: ${item}, right: ${item}) => ${resultOf(reducer, item)}`,
    });
    return name;
  }

  #exported({ import: from }: Extract<FunctionFact, { form: "exported" }>): string {
    return `${this.#scope.imports.namespace(from)}${access(from.name)}`;
  }

  #parametersOf(facts: readonly ParameterFact[], arriving: TypeText): string {
    const names = new Names();
    return facts
      .map((each) => {
        const dots = each.form === "rest" ? "..." : "";
        const optional = each.optional && dots === "" ? "?" : "";
        const type = this.#scope.types.spelled(each.type) ?? arriving;
        return `${dots}${names.claim(each.name, "input")}${optional}: ${type}`;
      })
      .join(", ");
  }
}

/** Only an `async` function surely gives a promise; another one may give the value as well. */
function resultOf({ async, text }: { async: boolean; text: string }, output: TypeText): TypeText {
  if (!async) return output;
  return text.startsWith("async") ? `Promise<${output}>` : `${output} | Promise<${output}>`;
}
