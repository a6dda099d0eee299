// Geometry of a list that may be longer than a page can be: browsers draw nothing beyond some 33 million pixels. Where it is
// longer than `LONGEST`, a pixel of the scroll bar stands for several of the list.

export const ROW_HEIGHT = 28;
/** The longest that a list is drawn, in pixels. */
export const LONGEST = 15_000_000;
/** Rows drawn above and below the visible ones. */
const OVERSCAN = 8;

/** How long the list is, in pixels. */
export const whole = (count: number): number => count * ROW_HEIGHT;

/** How long it is drawn. */
export const drawn = (count: number): number => Math.min(whole(count), LONGEST);

/** How far the list is scrolled where its element is scrolled by `scrollTop`. */
export function scrolled(scrollTop: number, height: number, count: number): number {
  return scaled(scrollTop, drawn(count) - height, whole(count) - height);
}

/** How far the element is scrolled where the list is scrolled by `top`. */
export function scrollTopOf(top: number, height: number, count: number): number {
  return scaled(top, whole(count) - height, drawn(count) - height);
}

function scaled(value: number, from: number, to: number): number {
  if (from <= 0) return 0;
  return Math.min(Math.max(value, 0), from) * (to / from);
}

/** Where the list may be scrolled to. */
export const within = (top: number, height: number, count: number): number =>
  Math.min(Math.max(top, 0), Math.max(whole(count) - height, 0));

/** The rows to draw, from `first` up to `last` (not included), where the list is scrolled by `top`. */
export function visible(top: number, height: number, count: number): { first: number; last: number } {
  return {
    first: Math.max(0, Math.min(Math.floor(top / ROW_HEIGHT) - OVERSCAN, count)),
    last: Math.min(count, Math.ceil((top + height) / ROW_HEIGHT) + OVERSCAN),
  };
}

/** How far to scroll so that a row is seen: as little as can be for one beside those that are, else to the middle. */
export function revealed(row: number, top: number, height: number): number {
  const y = row * ROW_HEIGHT;
  const [above, below] = [top - y, y + ROW_HEIGHT - (top + height)];
  if (above <= 0 && below <= 0) return top;
  if (above > ROW_HEIGHT || below > ROW_HEIGHT) return Math.max(y - height / 2, 0);
  return above > 0 ? y : top + below;
}
