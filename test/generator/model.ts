/*
 * A program as the generator thinks of it: what is declared, in which file, and who needs whom. Edits change it,
 * `print` writes it down.
 */

export interface Field {
  name: string;
  type: string;
}

/** An interface of plain data that nodes take and give. */
export interface RecordModel {
  name: string;
  file: string;
  fields: Field[];
}

export interface ProviderModel {
  /** Of its class; the member's is the same with a small letter. */
  name: string;
  file: string;
  kind: "local" | "factory" | "shared";
  /** Providers by name. */
  needs: string[];
  fields: Field[];
  /** Whether others need it by an interface that it implements. */
  behindPort: boolean;
  /** A line of its method's body. */
  body: string;
}

export interface NodeModel {
  name: string;
  file: string;
  /** Records by name. */
  takes: string;
  gives: string;
  needs: string[];
  /** Whether the result's type is left to TypeScript. */
  inferred: boolean;
  /** The number of lines of its body. */
  length: number;
  /** A line of its body. */
  body: string;
  /** A function of `counterFile` that it calls. */
  calls?: string;
  /** A line above it. */
  comment?: string;
}

export interface FlowModel {
  name: string;
  file: string;
  context: string;
  /** Nodes by name, each of which takes what the one before gives. */
  steps: string[];
  /** How the first step is called. */
  first: "to" | "map" | "fanOut";
}

export interface ContextModel {
  name: string;
  file: string;
  base: string | undefined;
  /** Providers by name. */
  members: string[];
  /** A line above the first member. */
  comment?: string;
}

export interface ProgramModel {
  records: RecordModel[];
  providers: ProviderModel[];
  nodes: NodeModel[];
  flows: FlowModel[];
  contexts: ContextModel[];
  /** Texts of files that have nothing to do with the graph, by path. */
  others: Map<string, string>;
  /** The section `aetherflow` of the tsconfig. */
  settings?: unknown;
}

/** Where helpers are that have something to do with each other. */
export const counterFile = "src/lib/counter.ts";

export const memberName = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
