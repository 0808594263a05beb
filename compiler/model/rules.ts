/** What a program may make of a warning or a hint. */
export const ruleSettings = ["off", "warn", "error"] as const;

export type RuleSetting = (typeof ruleSettings)[number];

/** By code; what is not named is as the catalogue has it. */
export type Rules = Readonly<Record<string, RuleSetting>>;
