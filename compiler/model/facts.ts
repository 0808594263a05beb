import type { BodyFacts } from "./bodies.js";
import type { TextEdit } from "./diagnostic.js";
import type {
  ClassHeadingFact,
  ErrorClassFact,
  SyntaxErrorFact,
  TypeOnlyImportFact,
  WiringImportFact,
} from "./module-facts.js";
import type { ImportFact, NamedPlace, ParameterFact, Repairable } from "./named-facts.js";
import type { ProviderKind } from "./provider-kinds.js";
import type { Site } from "./site.js";
import type { FlowFact, LimitFact, PolicyFact, StrayFlowFact } from "./step-facts.js";
import type { SuppressionFact } from "./suppression-fact.js";
import type { DeclarationKey, TypeId, TypeTable } from "./types.js";
import type { MethodTextFact } from "./whole-methods.js";

export type { ImportFact, NamedPlace, ParameterFact, Repairable } from "./named-facts.js";
export type * from "./step-facts.js";

export interface FieldFact extends Repairable {
  readonly name: string;
  readonly site: Site;
  readonly type: TypeId;
  readonly typeText: string;
  readonly visibility: "public" | "protected" | "private" | "#private";
  readonly readonly: boolean;
  readonly optional: boolean;
  /** The constructor's parameter that is kept in it as it comes. */
  readonly keeps?: string;
}

export interface MethodFact extends Repairable {
  readonly name: string;
  readonly site: Site;
  readonly kind: "method" | "getter" | "setter";
  readonly visibility: "public" | "protected" | "private" | "#private";
  readonly parameters: readonly ParameterFact[];
  /** The declared or inferred type, not awaited. */
  readonly returns: TypeId;
  readonly async: boolean;
  readonly generic: boolean;
  readonly overloads: number;
  readonly text: MethodTextFact;
}

/** A class of the program or of a package that some provider makes, or that a shared class contains. */
export interface ClassFact extends Repairable {
  readonly key: DeclarationKey;
  readonly name: string;
  readonly site: Site;
  readonly import?: ImportFact;
  readonly abstract: boolean;
  readonly typeParameters: number;
  /** The instance type without arguments. */
  readonly type: TypeId;
  readonly constructorParameters: readonly ParameterFact[];
  /** Why `new` from outside is doubtful: AF2010. Absent when one public constructor takes all calls. */
  readonly construction?: "private" | "protected" | "overloaded";
  /** Base classes and implemented interfaces, transitively, nearest first. */
  readonly supertypes: readonly TypeId[];
  /** The base class, as it is written, whose fields nobody can list: of the language, of Node, or computed. */
  readonly opaqueBase?: string;
  /** Instance members, inherited ones included, in declaration order, bases first; of packages only in shared classes. */
  readonly fields: readonly FieldFact[];
  readonly methods: readonly MethodFact[];
}

export type ProviderSource =
  | { readonly from: "class"; readonly class: DeclarationKey; readonly argumentSite: Site }
  | {
      readonly from: "factory";
      readonly parameters: readonly ParameterFact[];
      readonly async: boolean;
      readonly argumentSite: Site;
    }
  | { readonly from: "value"; readonly argumentSite: Site };

/** `name = local(C)`: one member of a context. */
export interface MemberFact {
  readonly name: string;
  readonly kind: ProviderKind;
  /** The class that declares it; differs from the context's key for an inherited member. */
  readonly owner: DeclarationKey;
  readonly site: Site;
  /** Type of the provided value (awaited for an asynchronous factory). */
  readonly type: TypeId;
  readonly typeText: string;
  readonly source: ProviderSource;
  /** The edits that remove it. */
  readonly removal?: readonly TextEdit[];
}

/** A member that cannot be read statically: AF2008. */
export interface BrokenMemberFact extends Repairable {
  readonly name: string;
  readonly owner: DeclarationKey;
  readonly site: Site;
  /** Why, as the end of a sentence: "is made by a call to `makeProvider`, not by a provider function". */
  readonly reason: string;
  /** What it would provide, as far as its type says. */
  readonly type?: TypeId;
}

export interface ContextFact extends Repairable {
  readonly key: DeclarationKey;
  readonly name: string;
  readonly file: string;
  readonly site: Site;
  readonly import?: ImportFact;
  readonly abstract: boolean;
  /** The context it extends; absent for one that extends FlowContext itself. */
  readonly base?: DeclarationKey;
  /** A context that it extends, of which there is only a declaration file. */
  readonly declared?: NamedPlace;
  /** Own members only, in declaration order. */
  readonly members: readonly MemberFact[];
  readonly broken: readonly BrokenMemberFact[];
}

export interface NamedReason extends NamedPlace {
  readonly reason: string;
}

/** A marked function, in any spelling. */
export interface NodeFact extends Repairable {
  readonly key: DeclarationKey;
  readonly name: string;
  readonly site: Site;
  /** Absent when it is not an exported top-level declaration: AF2001. */
  readonly import?: ImportFact;
  readonly spelling: "jsdoc" | "call" | "decorator";
  readonly parameters: readonly ParameterFact[];
  /** Awaited. */
  readonly returns: TypeId;
  readonly returnsText: string;
  /** The written return type, or the name when it is inferred. */
  readonly returnSite: Site;
  readonly async: boolean;
  readonly idempotent: boolean;
  readonly retry?: PolicyFact;
  readonly timeout?: LimitFact;
  /** Options that cannot be read, with why, as the end of a sentence. */
  readonly unreadableOptions?: readonly NamedReason[];
  /** The text of the doc comment without markers and tags of ours; empty when there is none. */
  readonly docs: string;
  /** Signatures before the implementation, whose parameters these are: AF2003. Absent when there are none. */
  readonly overloads?: number;
  /** Type parameters of its own: AF1012. Absent when there are none. */
  readonly typeParameters?: number;
  /** Options of `node(options, …)` that do not exist: AF2006. Absent when there are none. */
  readonly unknownOptions?: readonly NamedPlace[];
  /** Takes its marker away, if that is a comment of its own. */
  readonly unmarking?: TextEdit;
}

/** Everything the later phases know of the user's program: plain data, sorted, no object of the host compiler. */
export interface ProgramFacts extends BodyFacts {
  readonly contexts: readonly ContextFact[];
  readonly nodes: readonly NodeFact[];
  readonly flows: readonly FlowFact[];
  readonly strayFlows: readonly StrayFlowFact[];
  readonly syntaxErrors: readonly SyntaxErrorFact[];
  readonly typeOnlyImports: readonly TypeOnlyImportFact[];
  readonly wiringImports: readonly WiringImportFact[];
  /** Shared members that the main thread may use, by name. */
  readonly appMentions: readonly string[];
  /** Whether `transaction` or `until` is used: a callback may find several methods' work in between. */
  readonly hasJointCalls: boolean;
  readonly suppressions: readonly SuppressionFact[];
  readonly classHeadings: readonly ClassHeadingFact[];
  readonly classes: ReadonlyMap<DeclarationKey, ClassFact>;
  readonly errorClasses: readonly ErrorClassFact[];
  readonly types: TypeTable;
  /** Import forms for declared types that generated code may name. */
  readonly typeImports: ReadonlyMap<DeclarationKey, ImportFact>;
  /** Whether generated code beside a file is an ES module or CommonJS. */
  readonly moduleFormat: (file: string) => "esm" | "cjs";
}
