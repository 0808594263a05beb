import { vi } from "vitest";

export interface Said {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

class Exit extends Error {
  readonly code: number;

  constructor(code: number) {
    super(`exit ${code}`);
    this.code = code;
  }
}

/** Runs a command in this process: what it prints as to a log, and the code it ends with. */
export function said(command: () => unknown): Said {
  vi.stubEnv("FORCE_COLOR", "");
  const texts = { stdout: "", stderr: "" };
  const spies = (["stdout", "stderr"] as const).map((name) =>
    vi.spyOn(process[name], "write").mockImplementation((text) => {
      texts[name] += String(text);
      return true;
    }),
  );
  const exit = vi.spyOn(process, "exit").mockImplementation((code) => {
    throw new Exit(Number(code ?? 0));
  });
  try {
    const code = command();
    return { ...texts, exitCode: typeof code === "number" ? code : 0 };
  } catch (error) {
    if (!(error instanceof Exit)) throw error;
    return { ...texts, exitCode: error.code };
  } finally {
    for (const each of [...spies, exit]) each.mockRestore();
    vi.unstubAllEnvs();
  }
}
