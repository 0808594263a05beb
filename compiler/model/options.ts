/** The options that exist, by what takes them. */
export const nodeOptions: readonly string[] = ["idempotent"];

export const mapOptions: readonly string[] = ["concurrency", "ordered", "batch", "onError"];

/** Of the operators that take options. */
export const operatorOptions: Readonly<Record<string, readonly string[]>> = {
  branchOn: ["otherwise"],
  repeat: ["onError"],
  repeatWhile: ["max"],
  map: mapOptions,
  flatMap: mapOptions,
};

export const flowOperators: readonly string[] = [
  ...["to", "fanOut", "fanOutSettled", "fanOutIn", "fanIn", "branchOn", "repeat", "repeatWhile"],
  ...["tap", "recover", "map", "flatMap", "filter", "batch", "reduce"],
];
