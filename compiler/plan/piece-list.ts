import type { MapOptionsFact, StepFact } from "../model/facts.js";
import type { Site } from "../model/site.js";
import type { Piece, PieceOf, Stage } from "./pieces.js";

type Batch = Extract<StepFact, { op: "batch" }>;
type Reduce = Extract<StepFact, { op: "reduce" }>;

/** Pieces, of which the last step can still be changed. */
class Steps {
  readonly #before: Piece[] = [];
  #last: readonly Piece[] = [];
  /** Of the last step; not part of what modifiers act on. */
  #after: readonly Piece[] = [];

  add(pieces: readonly Piece[], after: readonly Piece[] = []): void {
    this.#before.push(...this.#all());
    this.#last = pieces;
    this.#after = after;
  }

  wrap(around: (body: readonly Piece[]) => Piece): void {
    this.#last = [around(this.#last)];
  }

  append(piece: Piece): void {
    if (this.#after.length === 0) this.#last = [...this.#last, piece];
    else this.#after = [...this.#after, piece];
  }

  /** The pieces of the last step, then all. */
  #all(): readonly Piece[] {
    return [...this.#last, ...this.#after];
  }

  get pieces(): readonly Piece[] {
    return [...this.#before, ...this.#all()];
  }
}

/** A map that further steps of items may join. */
interface OpenMap {
  readonly site: Site;
  readonly stages: Stage[];
  /** Of the stage that is not yet among them. */
  each: Steps;
  options: MapOptionsFact;
  batch?: Batch["size"];
}

/** The pieces of a flow, step by step. Steps of items that follow each other are one piece: no array is made between them. */
export class PieceList {
  readonly #steps = new Steps();
  #map: OpenMap | undefined;

  get pieces(): readonly Piece[] {
    this.#close();
    return this.#steps.pieces;
  }

  add(pieces: readonly Piece[]): void {
    this.#close();
    this.#steps.add(pieces);
  }

  wrap(around: (body: readonly Piece[]) => Piece): void {
    (this.#map?.each ?? this.#steps).wrap(around);
  }

  append(piece: Piece): void {
    if (this.#map?.options.collect) this.#nextStage(this.#map);
    (this.#map?.each ?? this.#steps).append(piece);
  }

  addToItems(
    pieces: readonly Piece[],
    { options, site }: { readonly options: MapOptionsFact; readonly site: Site },
    after?: Piece,
  ): void {
    const map = this.#map ?? this.#open(site);
    if (map.options.collect || options.collect) this.#nextStage(map);
    map.each.add(pieces, after && [after]);
    map.options = bothOptions(map.options, options);
  }

  batch({ size, site }: Batch): void {
    const map = this.#map ?? this.#open(site);
    this.#nextStage(map);
    map.batch = size;
  }

  reduce(fact: Reduce): void {
    if (this.#map === undefined) throw new Error("a reduce needs a map before it");
    const piece = mapPiece(this.#map);
    this.#map = undefined;
    this.#steps.add([{ ...piece, reduce: fact }]);
  }

  #open(site: Site): OpenMap {
    this.#map = { site, stages: [], each: new Steps(), options: { ordered: true } };
    return this.#map;
  }

  /** What fails is a result from here on, or up to here; or items are gathered first. */
  #nextStage(map: OpenMap): void {
    map.stages.push(stageOf(map));
    map.each = new Steps();
    map.options = { ordered: true };
    delete map.batch;
  }

  #close(): void {
    if (this.#map === undefined) return;
    this.#steps.add([mapPiece(this.#map)]);
    this.#map = undefined;
  }
}

const mapPiece = (map: OpenMap): PieceOf<"map"> => ({
  does: "map",
  stages: [...map.stages, stageOf(map)].filter(
    ({ each, batch }) => each.length > 0 || batch !== undefined,
  ),
  site: map.site,
});

const stageOf = ({ each, options, batch }: OpenMap): Stage => ({
  each: each.pieces,
  options,
  ...(batch && { batch }),
});

/** Items pass one after the other through both maps, so the stricter bound holds for both. */
function bothOptions(a: MapOptionsFact, b: MapOptionsFact): MapOptionsFact {
  const least = (name: "concurrency" | "batch") => {
    const bounds = [a, b].flatMap((each) => each[name] ?? []);
    return bounds.length > 0 && { [name]: Math.min(...bounds) };
  };
  return {
    ...least("concurrency"),
    ...least("batch"),
    ordered: a.ordered && b.ordered,
    ...((a.collect ?? b.collect) && { collect: true }),
  };
}
