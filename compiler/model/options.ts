/** The options that exist, by what takes them. */
export const nodeOptions: readonly string[] = ["idempotent"];

export const mapOptions: readonly string[] = ["concurrency", "ordered"];

export const flowOperators: readonly string[] = ["to", "fanOut", "fanIn", "map", "reduce"];
