// The keys that move through the rows of a list.

const STEPS: Record<string, (page: number) => number> = {
  ArrowDown: () => 1,
  ArrowUp: () => -1,
  PageDown: (page) => page,
  PageUp: (page) => -page,
  Home: () => -Infinity,
  End: () => Infinity,
};

/**
 * The row that `key` moves to from the row `active`; undefined for a key that does not move.
 *
 * @param page how many rows are seen at a time
 * @param count how many rows there are
 */
export function stepped(key: string, active: number, page: number, count: number): number | undefined {
  const step = STEPS[key];
  if (!step) return undefined;
  return Math.min(Math.max(active + step(page), 0), Math.max(count - 1, 0));
}
