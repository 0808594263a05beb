import { AetherFlowError } from "../errors.js";
import type { FlowContext } from "./context.js";
import type { FlowStart } from "./flow-types.js";
import { wayToWire } from "./way-to-wire.js";

const operators = [
  ...(["to", "fanOut", "fanOutSettled", "fanOutIn", "fanIn", "branchOn"] as const),
  ...(["repeat", "repeatWhile", "tap", "recover", "retry", "timeout"] as const),
  ...(["map", "flatMap", "filter", "reduce"] as const),
];

/**
 * Begins a flow over the providers of a context. The declaration is compiled, not interpreted: it is run by the method
 * of the same name of what the generated `launch()` returns.
 * @aetherflow flow
 */
export function flow(context: abstract new () => FlowContext): FlowStart {
  return inert(context.name) as unknown as FlowStart;
}

/** Chainable, so that modules with declarations load; does nothing else. */
function inert(context: string): object {
  const declaration = () => {
    throw new AetherFlowError("AF0001", instructions(context));
  };
  const next = () => inert(context);
  for (const name of operators) Object.defineProperty(declaration, name, { value: next });
  return Object.freeze(declaration);
}

const instructions = (context: string): string =>
  `A flow is a declaration and cannot be called. Import \`launch\` from the wiring module of ${context}, and call the \
flow's method of what it returns: \`const app = await launch(); await app.name(…)\`. To have that module written, \
${wayToWire()}.`;
