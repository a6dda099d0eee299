// Geometry of a list of which only the visible rows are drawn.

/** The height of a row in pixels. */
export const ROW_HEIGHT = 26;
/** Rows drawn above and below the visible ones. */
const OVERSCAN = 8;

/** The rows to draw, from `first` up to `last` (not included), where `top` pixels are scrolled away. */
export function visibleRange(top: number, height: number, count: number): { first: number; last: number } {
  return {
    first: Math.max(0, Math.floor(top / ROW_HEIGHT) - OVERSCAN),
    last: Math.min(count, Math.ceil((top + height) / ROW_HEIGHT) + OVERSCAN),
  };
}

/** How far to scroll so that a row is seen: as little as can be for one beside those that are, else to the middle. */
export function scrolledTo(row: number, top: number, height: number): number {
  const y = row * ROW_HEIGHT;
  const [above, below] = [top - y, y + ROW_HEIGHT - (top + height)];
  if (above <= 0 && below <= 0) return top;
  if (above > ROW_HEIGHT || below > ROW_HEIGHT) return Math.max(y - height / 2, 0);
  return above > 0 ? y : top + below;
}

const STEPS: Record<string, (page: number) => number> = {
  ArrowDown: () => 1,
  ArrowUp: () => -1,
  PageDown: (page) => page,
  PageUp: (page) => -page,
  Home: () => -Infinity,
  End: () => Infinity,
};

/** The row that `key` moves to from the row `active`; undefined for a key that does not move. */
export function moved(key: string, active: number, height: number, count: number): number | undefined {
  const step = STEPS[key];
  if (!step) return undefined;
  const page = Math.floor(height / ROW_HEIGHT);
  return Math.min(Math.max(active + step(page), 0), Math.max(count - 1, 0));
}
