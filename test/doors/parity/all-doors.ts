import { bundlers } from "./bundlers.js";
import { commands } from "./commands.js";
import type { Doors } from "./door.js";
import { typescripts } from "./typescript.js";

export const allDoors: Doors = { ...commands, ...typescripts, ...bundlers };
