// Rows that are selected, over all pages: their places as ranges, however many there are.

/** From the first place up to the last (not included). */
export type Range = readonly [from: number, to: number];

export const has = (ranges: readonly Range[], place: number): boolean =>
  ranges.some(([from, to]) => place >= from && place < to);

export const sizeOf = (ranges: readonly Range[]): number => ranges.reduce((sum, [from, to]) => sum + to - from, 0);

export function without(ranges: readonly Range[], [from, to]: Range): Range[] {
  const left = ranges.flatMap(([first, last]): Range[] => [
    [first, Math.min(last, from)],
    [Math.max(first, to), last],
  ]);
  return left.filter(([first, last]) => first < last);
}

export function withRange(ranges: readonly Range[], range: Range): Range[] {
  const merged: [number, number][] = [];
  for (const [from, to] of [...without(ranges, range), range].sort(([a], [b]) => a - b)) {
    const last = merged.at(-1);
    if (last?.[1] === from) last[1] = to;
    else merged.push([from, to]);
  }
  return merged;
}

/** Selects a row, or takes it out of the selection. */
export const toggled = (ranges: readonly Range[], place: number): Range[] =>
  has(ranges, place) ? without(ranges, [place, place + 1]) : withRange(ranges, [place, place + 1]);
