import type ts from "typescript";
import type { TypeScript } from "../../discover/input.js";
import { hideNodeDecorators } from "../node-decorators.js";
import { rootOf } from "../root-of.js";
import { type Analyse, analyserOf } from "./analysis.js";
import type { Asked } from "./asked.js";
import { marked } from "./diagnostics.js";
import { Faults } from "./faults.js";
import type { WiringInMemory } from "./wiring-in-memory.js";

export interface Editor {
  readonly ts: TypeScript;
  /** As it answers without us. */
  readonly service: ts.LanguageService;
  /** Absent where texts cannot be changed in memory. */
  readonly wiring?: WiringInMemory;
  /** Has the diagnostics of all open files asked for anew. */
  readonly refresh?: () => void;
  readonly analyse?: Analyse;
}

/** Asks the compiler on behalf of an editor, whose request never fails because of us. */
export class Asking {
  readonly editor: Editor;
  readonly #faults = new Faults();
  readonly #analyse: Analyse;
  readonly #prepared = new WeakSet<ts.Program>();

  constructor(editor: Editor) {
    this.editor = editor;
    this.#analyse = editor.analyse ?? analyserOf(editor.ts);
  }

  /** An answer of ours about a place, else the one that there is without us. */
  about<T>(fileName: string, position: number, stock: T, ours: (asked: Asked) => T): T {
    const program = this.editor.service.getProgram();
    const file = program?.getSourceFile(fileName);
    if (program === undefined || file === undefined) return stock;
    const analyse = this.#analyse;
    const asked: Asked = {
      ...{ ts: this.editor.ts, program, file, position },
      get analysis() {
        return analyse(program);
      },
    };
    try {
      return ours(asked);
    } catch (fault) {
      this.#note(program, fileName, fault);
      return stock;
    }
  }

  /** Readies the program to be checked: with the wiring as it should be, and without `@node` before functions. */
  prepare(fileName: string): void {
    this.about(fileName, 0, undefined, ({ analysis, program }) =>
      this.editor.wiring?.show(analysis, program),
    );
    this.about(fileName, 0, undefined, ({ ts, program }) => {
      if (this.#prepared.has(program)) return;
      this.#prepared.add(program);
      hideNodeDecorators({ ts, program, root: rootOf(program) });
    });
  }

  /** What has failed in this version of the program, those of the last request included. */
  faultsIn(fileName: string): readonly ts.Diagnostic[] {
    const { ts, service } = this.editor;
    const program = service.getProgram();
    const file = program?.getSourceFile(fileName);
    if (program === undefined || file === undefined) return [];
    const place = { ts, program, root: rootOf(program), file };
    return this.#faults.in(program, fileName).map((each) => marked(place, each));
  }

  #note(program: ts.Program, fileName: string, fault: unknown): void {
    if (fault instanceof this.editor.ts.OperationCanceledException) throw fault;
    if (this.#faults.note(program, fileName, fault)) this.editor.refresh?.();
  }
}
