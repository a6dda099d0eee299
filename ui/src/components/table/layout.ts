// How the user has arranged a table.

export interface Sort {
  column: string;
  descending: boolean;
}

export interface Layout {
  /** Undefined: as the table is sorted by default. */
  sort?: Sort;
  /** Widths of the columns that were resized, in pixels. */
  widths: Record<string, number>;
  /** Which columns the user has shown or hidden. */
  shown: Record<string, boolean>;
  /** The columns in their order; empty: as the table has them by default. */
  order: string[];
}

export const DEFAULT: Layout = { widths: {}, shown: {}, order: [] };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isSort(value: unknown): value is Sort {
  return isRecord(value) && typeof value.column === 'string' && typeof value.descending === 'boolean';
}

/** A layout that was stored. */
export function parseLayout(stored: unknown): Layout | undefined {
  if (!isRecord(stored)) return undefined;
  const { sort, widths, shown, order } = stored;
  const isLayout =
    (sort === undefined || isSort(sort)) &&
    isRecord(widths) &&
    Object.values(widths).every((width) => typeof width === 'number') &&
    isRecord(shown) &&
    Object.values(shown).every((isShown) => typeof isShown === 'boolean') &&
    Array.isArray(order) &&
    order.every((id) => typeof id === 'string');
  return isLayout ? (stored as unknown as Layout) : undefined;
}
