import { AetherFlowError, loadedCopies } from "../errors.js";

declare const __VERSION__: string;

interface Written {
  readonly context: string;
  /** The version of the compiler. */
  readonly compiler: string;
}

/** Refuses wiring that was not made for this runtime, and a runtime of which there is another beside it. */
export function refuseMisfit({ context, compiler }: Written): void {
  if (loadedCopies.size > 1) throw new AetherFlowError("AF0005", twoCopies([...loadedCopies]));
  if (compiler !== __VERSION__)
    throw new AetherFlowError("AF0006", otherVersion(context, compiler));
}

const twoCopies = (copies: readonly string[]): string =>
  `Two copies of aetherflow are loaded, so an error of one is no instance of the other's class: ${copies.join(", ")}. \
Let all packages ask for the same version, as a peer dependency in libraries, and install again.`;

const otherVersion = (context: string, compiler: string): string =>
  `The wiring of ${context} was written by aetherflow ${compiler}, and this is ${__VERSION__}. \
Run \`npx aetherflow generate\`, and build again.`;
