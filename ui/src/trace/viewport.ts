// Geometry of a list of which only the visible rows are drawn.

import { stepped } from '../lib/steps';

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

/** The row that `key` moves to from the row `active`; undefined for a key that does not move. */
export function moved(key: string, active: number, height: number, count: number): number | undefined {
  return stepped(key, active, Math.floor(height / ROW_HEIGHT), count);
}
