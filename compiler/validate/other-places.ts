import type { RelatedPlace } from "../model/diagnostic.js";

/** The first ten; the last of them says how many more there are. */
export function otherPlaces(places: readonly RelatedPlace[]): readonly RelatedPlace[] {
  const more = places.length - 10;
  return places.slice(0, 10).map((each, at) => {
    return at === 9 && more > 0 ? { ...each, message: `${each.message}, and ${more} more` } : each;
  });
}
