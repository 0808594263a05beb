import { fileOf } from "../places.js";
import type { BodyReading } from "./body-reading.js";

const wiring = /["'][^"'\n]+\.wiring(?:\.[cm]?[jt]s)?["']/u;

/** Files that name a generated module are read as a whole: what they do with an app is nobody's function. */
export function enterAppFiles(reading: BodyReading): void {
  for (const file of reading.files) {
    if (!wiring.test(file.text)) continue;
    const name = fileOf(reading, file);
    reading.bodies.enterFile({
      ...{ key: `${name}# file`, kind: "file", name, head: file },
      nodes: [file],
    });
  }
}
