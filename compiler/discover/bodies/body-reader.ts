import { TypeIdentity } from "../types/identity.js";
import { TypeReader } from "../types/type-reader.js";
import type { ProgramView } from "../view.js";
import { appFilesOf } from "./app-files.js";
import { type BodyEntry, bodyAt } from "./body-entry.js";
import { type BodyReading, CalledBodies } from "./body-reading.js";
import type { OpenBody } from "./open-body.js";
import { readBody } from "./read-body.js";
import { FileNames } from "./variables.js";

export interface ReadBody {
  readonly open: OpenBody;
  readonly called: readonly BodyEntry[];
}

/** Reads bodies of one program. */
export class BodyReader {
  readonly #common: Omit<BodyReading, "called" | "symbols">;

  constructor(view: ProgramView) {
    const types = new TypeReader(view, new TypeIdentity(view));
    this.#common = { ...view, types, names: new FileNames(), hasApps: appFilesOf(view).length > 0 };
  }

  read(entry: BodyEntry, guarded: boolean): ReadBody {
    const called = new CalledBodies(this.#common);
    const reading = { ...this.#common, called, symbols: new Map() };
    const isLocked = guarded || entry.of === "callback";
    return { open: readBody(reading, bodyAt(reading, entry), isLocked), called: called.all() };
  }
}
