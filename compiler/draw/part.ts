import type { Site } from "../model/site.js";
import type { DrawnEdge, DrawnNode, Place } from "./drawing.js";

/** A box, and where in the source a diagnostic would mean it. */
export interface DraftBox {
  readonly node: DrawnNode;
  readonly sites: readonly Site[];
}

export interface Part {
  readonly boxes: readonly DraftBox[];
  readonly edges: readonly DrawnEdge[];
}

export const placeOf = ({ file, line, column }: Site): Place => ({ file, line, column });

/** Source text on one line. */
export const oneLine = (text: string): string => text.replace(/\s+/gu, " ").trim();
