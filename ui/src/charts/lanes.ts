// The picture of values along a line of time or of sessions: rows of marks, one above the other, over one axis.

/** Something that is drawn in a lane. */
export interface Mark {
  /** Its own in its lane. */
  id: string;
  /** Its place on the axis. */
  x: number;
  /** How high it is in its lane, from 0 to 1. */
  height: number;
  /** The part of it that shows a problem, from 0 to 1. */
  bad?: number;
  /** What is written on it, if there is room. */
  text?: string;
  /** What is said of it: where it is, and what it is. */
  at: string;
  title: string;
  /** The class of its colour, where it has not its lane's. */
  colour?: string;
  /** Whether it leads somewhere. */
  opens: boolean;
}

export interface Lane {
  id: string;
  name: string;
  /** How its marks are drawn: each as a bar or a dot; or as values that last until the next, as bands with words, as a line or
   *  as an area. */
  form: 'bars' | 'dots' | 'bands' | 'line' | 'area';
  /** The class of its colour. */
  colour: string;
  marks: Mark[];
  /** The most, at its upper end. */
  most?: string;
  /** A line across it, from 0 to 1. */
  limit?: { height: number; name: string };
}

export type Range = readonly [from: number, to: number];

/** Where values of a range are drawn in pixels, and which value is at a pixel. */
export function linear([from, to]: Range, [first, last]: Range) {
  const perUnit = (last - first) / (to - from || 1);
  return {
    place: (value: number): number => first + (value - from) * perUnit,
    value: (place: number): number => from + (place - first) / perUnit,
  };
}

/** The mark of these that is nearest to a place. They are in order. */
export function nearest(marks: readonly Mark[], x: number): Mark | undefined {
  const after = marks.findIndex((mark) => mark.x >= x);
  if (after <= 0) return after === 0 ? marks[0] : marks.at(-1);
  const [before, next] = [marks[after - 1], marks[after]];
  return before && next && x - before.x <= next.x - x ? before : next;
}

/** A part of `whole` around `x`, `factor` times as long as `shown`, but not shorter than `least`. */
export function zoomed(shown: Range, whole: Range, x: number, factor: number, least: number): Range {
  const length = shown[1] - shown[0];
  const wanted = Math.min(Math.max(length * factor, least), whole[1] - whole[0]);
  const share = length > 0 ? (x - shown[0]) / length : 0;
  return moved([x - share * wanted, x - share * wanted + wanted], whole);
}

/** The part, moved into `whole`. */
export function moved([from, to]: Range, whole: Range): Range {
  const length = Math.min(to - from, whole[1] - whole[0]);
  const start = Math.min(Math.max(from, whole[0]), whole[1] - length);
  return [start, start + length];
}

const STEPS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800];
const HOUR = 3600;

/** At most `most` whole times of a part in seconds, as clocks show them. */
export function timeTicks([from, to]: Range, most: number): { at: number; name: string }[] {
  const length = to - from;
  if (!(length > 0)) return [{ at: from, name: clock(from, 1) }];
  const hours = HOUR * Math.ceil(length / HOUR / Math.max(most, 1));
  const step = STEPS.find((step) => length / step <= most) ?? hours;
  const first = Math.ceil(from / step - 1e-9);
  const count = Math.floor(to / step + 1e-9) - first + 1;
  return Array.from({ length: Math.max(count, 0) }, (_, index) => {
    const at = (first + index) * step;
    return { at, name: clock(at, step) };
  });
}

/** Seconds as m:ss, h:mm:ss, or with as many digits after the point as the step has. */
function clock(seconds: number, step: number): string {
  const digits = step >= 1 ? 0 : step >= 0.1 ? 1 : step >= 0.01 ? 2 : 3;
  const rest = (seconds % 60).toFixed(digits).padStart(digits ? digits + 3 : 2, '0');
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${rest}`;
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${rest}`;
}
