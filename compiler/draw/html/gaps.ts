export const margin = 24;

/** At the left, for the arrows from steps to other flows. */
export const leftMargin = 64;

/** In pixels, between boxes side by side and one above the other, and from an arrow that passes to its neighbours. */
export const gap = {
  column: 72,
  row: 22,
  lane: 12,
  label: 15,
  step: 40,
  flow: 56,
  frame: 16,
} as const;
