import { editDistance } from "../model/edit-distance.js";

/** What an error says of them: ` Did you mean index?`, or nothing. */
export function didYouMean(name: string, known: readonly string[]): string {
  const near = nearMisses(name, known);
  return near.length === 0 ? "" : ` Did you mean ${near.join(", ")}?`;
}

/** Up to three known names that a mistyped one may have meant, best first. */
export function nearMisses(name: string, known: readonly string[]): readonly string[] {
  const limit = Math.max(1, Math.floor(name.length / 3));
  return [...new Set(known)]
    .map((each) => ({ each, far: editDistance(name.toLowerCase(), each.toLowerCase()) }))
    .filter(({ far }) => far <= limit)
    .sort((a, b) => a.far - b.far || (a.each < b.each ? -1 : 1))
    .slice(0, 3)
    .map(({ each }) => each);
}
