export interface Terminal {
  readonly isTTY?: boolean | undefined;
}

export interface TerminalStyle {
  /** With source frames, for people. */
  readonly frames: boolean;
  readonly colours: boolean;
}

/** As <https://no-color.org> and <https://force-color.org> have it; `NO_COLOR` wins. */
export function terminalStyle({ isTTY = false }: Terminal, env: NodeJS.ProcessEnv): TerminalStyle {
  const { NO_COLOR = "", FORCE_COLOR = "", TERM } = env;
  const isForced = FORCE_COLOR !== "" && FORCE_COLOR !== "0" && FORCE_COLOR !== "false";
  const isWanted = FORCE_COLOR === "" ? isTTY && TERM !== "dumb" : isForced;
  return { frames: isTTY || isForced, colours: isWanted && NO_COLOR === "" };
}
