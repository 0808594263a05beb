/** The options that exist, by what takes them. */
export const nodeOptions: readonly string[] = ["idempotent", "retry", "timeout"];

export const mapOptions: readonly string[] = ["concurrency", "ordered", "batch"];

export const policyOptions: readonly string[] = [
  ...["attempts", "delay", "backoff", "maxDelay", "jitter", "on"],
];

/** Of the operators that take options. */
export const operatorOptions: Readonly<Record<string, readonly string[]>> = {
  branchOn: ["otherwise"],
  repeat: ["onError"],
  repeatWhile: ["max"],
  retry: policyOptions,
  map: mapOptions,
  flatMap: mapOptions,
};

export const flowOperators: readonly string[] = [
  ...["to", "fanOut", "fanOutSettled", "fanOutIn", "fanIn", "branchOn", "repeat", "repeatWhile"],
  ...["tap", "recover", "retry", "timeout", "map", "flatMap", "filter", "reduce"],
];
