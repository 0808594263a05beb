import unplugin from "../unplugin.js";

export type { Options } from "../unplugin.js";

export default unplugin.vite;
