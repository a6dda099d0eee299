// Which rows of a long table are drawn, and which one a key moves to.

import { stepped } from '../../lib/steps';

/** The heights of a row and of the head in pixels. */
export const ROW_HEIGHT = 32;
export const HEAD_HEIGHT = 36;
/** Tables with fewer rows are drawn in full. */
export const DRAWN_IN_FULL = 200;
/** Rows drawn above and below the visible ones. */
const OVERSCAN = 8;

/** The rows to draw, from `first` up to `last` (not included), where `top` pixels of `count` rows are scrolled away. */
export function drawn(top: number, height: number, count: number): { first: number; last: number } {
  if (count < DRAWN_IN_FULL) return { first: 0, last: count };
  const first = Math.floor(top / ROW_HEIGHT) - OVERSCAN;
  return {
    first: Math.max(0, Math.min(first, count - OVERSCAN)),
    last: Math.min(count, Math.ceil((top + height) / ROW_HEIGHT) + OVERSCAN),
  };
}

/** The row that `key` moves to from the row `active`; undefined for a key that does not move. */
export function moved(key: string, active: number, height: number, count: number): number | undefined {
  if (count === 0) return undefined;
  return stepped(key, active, Math.max(1, Math.floor(height / ROW_HEIGHT) - 1), count);
}
