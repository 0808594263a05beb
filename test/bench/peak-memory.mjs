// Preloaded into a command: writes the most memory it has held, in MB, to the file that PEAK_MEMORY names.
import { writeFileSync } from "node:fs";

process.on("exit", () => {
  writeFileSync(process.env.PEAK_MEMORY, String(process.resourceUsage().maxRSS / 1024));
});
