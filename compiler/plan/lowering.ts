import type { MethodFact } from "../model/facts.js";
import type { LoweredPlan, MemberAccess, SharedFieldPlan } from "../model/plan.js";
import type { OperandFact, WholeMethodFact } from "../model/whole-methods.js";
import { type Touch, touchedBy } from "./touched-fields.js";

export interface LoweringRequest {
  readonly methods: readonly MethodFact[];
  readonly fields: readonly SharedFieldPlan[];
  /** The lock may be held by others than methods. */
  readonly hasJointCalls: boolean;
}

export interface Lowering {
  readonly access: MemberAccess;
  readonly because: string;
  readonly plan?: LoweredPlan;
}

/**
 * Decides what needs no lock. A field is changed by atomic instructions either always or never: under the lock they would
 * come in between, so nothing that takes the lock may touch the field. `runtime/sync/README.md` has the argument.
 */
export class Lowerings {
  readonly #fields: ReadonlyMap<string, SharedFieldPlan>;
  readonly #touched: ReadonlyMap<string | undefined, Touch>;
  readonly #hasJointCalls: boolean;

  constructor({ methods, fields, hasJointCalls }: LoweringRequest) {
    this.#fields = new Map(fields.map((each) => [each.name, each]));
    this.#hasJointCalls = hasJointCalls;
    const guarded = methods.filter((each) => !this.#isCandidate(each));
    this.#touched = touchedBy(guarded, methods);
  }

  /** Reads of the field from outside; writes are atomic where reads are, else guarded. */
  ofField(name: string): Lowering {
    const field = this.#fields.get(name);
    if (field === undefined) return guarded("it is not kept");
    const obstacle = this.#obstacle(field);
    if (obstacle === undefined) {
      const because = `nothing under the lock touches \`${name}\``;
      return { access: "atomic", because, plan: { does: "read", ...placeOf(field, true) } };
    }
    return (
      this.#reading(field) ?? guarded("reads and writes of a field wait for the method that runs")
    );
  }

  /** `names` are those of the parameters in what is generated. */
  ofMethod(method: MethodFact, names: readonly string[]): Lowering {
    const { whole } = method.text;
    const field = whole && this.#fields.get(whole.field);
    if (whole === undefined || field === undefined || !isPlain(method)) {
      return guarded(
        method.kind === "method"
          ? "a method may touch any field"
          : "an accessor may touch any field",
      );
    }
    const obstacle = this.#obstacle(field);
    if (obstacle === undefined) {
      const because = `it is one ${nameOf(whole)} of \`${field.name}\`, which nothing under the lock touches`;
      return { access: "atomic", because, plan: planOf(whole, field, names) };
    }
    return (whole.does === "read" ? this.#reading(field) : undefined) ?? guarded(obstacle);
  }

  #isCandidate(method: MethodFact): boolean {
    const { whole } = method.text;
    const field = whole && this.#fields.get(whole.field);
    return field !== undefined && isInteger(field) && isPlain(method);
  }

  /** Why the field is changed under the lock. */
  #obstacle(field: SharedFieldPlan): string | undefined {
    if (!isInteger(field))
      return `\`${field.name}\` is no i32, u32 or i64: there is no instruction for it`;
    const touch = this.#touched.get(undefined) ?? this.#touched.get(field.name);
    if (touch?.whole)
      return `${touch.method} uses \`this\` as a whole, and may touch \`${field.name}\``;
    if (touch !== undefined) return `${touch.method} touches \`${field.name}\` under the lock`;
    if (this.#hasJointCalls)
      return "the lock is held around several calls, to wait for them or to merge copies";
    return undefined;
  }

  #reading(field: SharedFieldPlan): Lowering | undefined {
    if (!isScalar(field)) return undefined;
    return {
      access: "optimistic",
      because: `it reads \`${field.name}\` alone, and under the lock only while a method runs`,
      plan: { does: "read", ...placeOf(field, false) },
    };
  }
}

const guarded = (because: string): Lowering => ({ access: "guarded", because });

type Kind = LoweredPlan["kind"];
type Scalar = SharedFieldPlan & { readonly kind: Kind };

const isInteger = ({ kind }: SharedFieldPlan): boolean =>
  kind === "i32" || kind === "u32" || kind === "i64";

const isScalar = (field: SharedFieldPlan): field is Scalar =>
  isInteger(field) || field.kind === "number" || field.kind === "boolean";

function placeOf(field: SharedFieldPlan, isAtomic: boolean) {
  if (!isScalar(field)) throw new Error(`${field.name} is no scalar`);
  return { kind: field.kind, cell: field.cell, isAtomic };
}

/** Called as it is declared, with one list of parameters. */
const isPlain = ({ parameters, generic, overloads }: MethodFact): boolean =>
  !generic &&
  overloads === 0 &&
  parameters.every(({ form }) => form === "plain" || form === "this");

function nameOf(whole: WholeMethodFact): string {
  switch (whole.does) {
    case "read":
      return "reading";
    case "set":
      return "setting";
    case "swap":
      return "compare-and-set";
    case "update":
      return "change";
  }
}

function planOf(
  whole: WholeMethodFact,
  field: SharedFieldPlan,
  names: readonly string[],
): LoweredPlan {
  const place = placeOf(field, true);
  const text = (operand: OperandFact) =>
    operand.of === "parameter" ? names[operand.index]! : literal(operand.text, place.kind);
  switch (whole.does) {
    case "read":
      return { does: "read", ...place };
    case "set":
      return { does: "set", ...place, value: text(whole.value) };
    case "swap":
      return { does: "swap", ...place, expected: text(whole.expected), value: text(whole.value) };
    case "update": {
      const { operator, gives } = whole;
      return { does: "update", ...place, operator, operand: text(whole.operand), gives };
    }
  }
}

/** `++` adds 1 to a number and 1n to a bigint. */
const literal = (text: string, kind: Kind): string =>
  kind === "i64" && !text.endsWith("n") ? `${text}n` : text;
