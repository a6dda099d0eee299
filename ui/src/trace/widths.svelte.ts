// How wide the columns of the trace are.

import { Kept } from '../lib/kept.svelte';
import { m } from '../lib/paraglide/messages';

/** The columns whose width can be changed; the value has what they leave. */
export const COLUMNS = {
  number: m.column_number,
  at: m.column_at,
  call: m.column_call,
  element: m.column_element,
  result: m.column_result,
};
export type Column = keyof typeof COLUMNS;

/** In pixels: wide enough to be found again, and no wider than a screen. */
export const NARROWEST = 24;
export const WIDEST = 1200;

type Stored = Partial<Record<Column, number>>;

function parse(stored: unknown): Stored | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const widths = Object.entries(stored).filter(
    ([column, width]) => column in COLUMNS && typeof width === 'number' && width >= NARROWEST && width <= WIDEST,
  );
  return Object.fromEntries(widths);
}

export class Widths {
  private readonly kept = new Kept<Stored>('trace-columns', {}, parse);

  /** As custom properties: a column without one has its usual width. */
  readonly style = $derived(
    Object.entries(this.kept.value)
      .map(([column, width]) => `--width-${column}: ${width}px`)
      .join('; '),
  );

  set(column: Column, width: number): void {
    const rounded = Math.round(Math.min(Math.max(width, NARROWEST), WIDEST));
    this.kept.value = { ...this.kept.value, [column]: rounded };
  }

  /** Gives a column its usual width. */
  reset(column: Column): void {
    this.kept.value = Object.fromEntries(Object.entries(this.kept.value).filter(([name]) => name !== column));
  }
}
