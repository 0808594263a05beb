import type ts from "typescript";
import type { Site } from "../../model/site.js";
import type { SightOf } from "../memory/sight.js";
import { siteOf } from "../places.js";
import { symbolAt } from "../symbols.js";
import type { ProgramView } from "../view.js";
import { type ChangeMention, changesIn } from "./changes-in-file.js";
import { type CodePlace, codeAt, codePlaceOf } from "./code-places.js";
import { isOfLanguage } from "./language-methods.js";

/** What is changed, and where. */
interface Change {
  /** Of the declaration. */
  readonly variable: string;
  readonly site: Site;
}

interface FileChanges {
  readonly sight: string;
  readonly mentions: readonly ChangeMention[];
  /** What mentions turned out to be, those that were asked about. */
  readonly resolved: Map<ChangeMention, Change | undefined>;
}

/** What is kept of each file, as long as it sees the same. */
export class KnownChanges {
  #files = new Map<string, FileChanges>();

  of(view: ProgramView, sightOf: SightOf): readonly FileChanges[] {
    const all = view.files.map((file) => [file.fileName, this.#in(view, sightOf, file)] as const);
    this.#files = new Map(all);
    return all.map(([, each]) => each);
  }

  #in(view: ProgramView, sightOf: SightOf, file: ts.SourceFile): FileChanges {
    const known = this.#files.get(file.fileName);
    const sight = sightOf(file);
    return known?.sight === sight
      ? known
      : { sight, mentions: changesIn(view, file), resolved: new Map() };
  }
}

type Candidate = readonly [FileChanges, ChangeMention];

/** Where variables of modules are changed after the load of their module: by any function, or by another module. */
export class VariableChanges {
  readonly #view: ProgramView;
  readonly #candidates: () => ReadonlyMap<string | undefined, readonly Candidate[]>;
  readonly #found = new Map<string, Site | undefined>();

  constructor(view: ProgramView, sightOf: SightOf, known: KnownChanges) {
    this.#view = view;
    let candidates: ReadonlyMap<string | undefined, readonly Candidate[]> | undefined;
    this.#candidates = () => {
      candidates ??= byName(known.of(view, sightOf));
      return candidates;
    };
  }

  /** The first change of what is declared there by this name, in the declaring file if there is one. */
  of(declaration: CodePlace, name: string): Site | undefined {
    const variable = textOf(declaration);
    if (!this.#found.has(variable)) {
      this.#found.set(variable, this.#find(variable, declaration.path, name));
    }
    return this.#found.get(variable);
  }

  #find(variable: string, own: string, name: string): Site | undefined {
    const byName = this.#candidates();
    const all = [...(byName.get(name) ?? []), ...(byName.get(undefined) ?? [])];
    const [here, elsewhere] = [
      all.filter(([, { place, runs }]) => place.path === own && runs === "later"),
      all.filter(([, { place }]) => place.path !== own),
    ];
    for (const each of [...here, ...elsewhere]) {
      const change = this.#resolved(each);
      if (change?.variable === variable) return change.site;
    }
    return undefined;
  }

  #resolved([{ resolved }, mention]: Candidate): Change | undefined {
    if (!resolved.has(mention)) resolved.set(mention, changeOf(this.#view, mention));
    return resolved.get(mention);
  }
}

function byName(files: readonly FileChanges[]): ReadonlyMap<string | undefined, Candidate[]> {
  const found = new Map<string | undefined, Candidate[]>();
  for (const file of files) {
    for (const mention of file.mentions) {
      const known = found.get(mention.name);
      if (known === undefined) found.set(mention.name, [[file, mention]]);
      else known.push([file, mention]);
    }
  }
  return found;
}

function changeOf(view: ProgramView, { place, callee }: ChangeMention): Change | undefined {
  const { ts } = view;
  const isName = (node: ts.Node): node is ts.Identifier | ts.PropertyAccessExpression =>
    ts.isIdentifier(node) || ts.isPropertyAccessExpression(node);
  const node = codeAt(view, place, isName);
  const declaration = symbolOf(view, node)?.valueDeclaration;
  if (declaration === undefined) return undefined;
  const isOther =
    callee !== undefined &&
    !isOfLanguage(view, codeAt(view, callee, ts.isPropertyAccessExpression));
  return isOther
    ? undefined
    : { variable: textOf(codePlaceOf(declaration)), site: siteOf(view, node) };
}

function symbolOf(view: ProgramView, node: ts.Expression): ts.Symbol | undefined {
  const { ts } = view;
  if (ts.isPropertyAccessExpression(node)) return symbolAt(view, node.name);
  return symbolAt(view, ts.isShorthandPropertyAssignment(node.parent) ? node.parent : node);
}

const textOf = ({ path, from }: CodePlace): string => `${path}:${from}`;
