import { annotate } from "../pool/annotate.js";

/** Between the frames of the thread that ran the node and those of the caller. */
const MARK = "    --- run of";

/**
 * Remembers who calls `callee`, to run the flow `name`; gives what adds that to the stack of an error. An error that many
 * runs share keeps the first caller.
 */
export function callSite(name: string, callee: (...args: never[]) => unknown) {
  const caller: { stack?: string } = {};
  Error.captureStackTrace(caller, callee);
  return (error: unknown): void => {
    const { stack } = Object(error) as { stack?: unknown };
    const frames = caller.stack?.match(/^ {4}at .*$/gm);
    if (!(error instanceof Error) || typeof stack !== "string" || !frames) return;
    if (stack.includes(MARK)) return;
    annotate(error, "stack", { value: [`${stack}\n${MARK} ${name} ---`, ...frames].join("\n") });
  };
}
