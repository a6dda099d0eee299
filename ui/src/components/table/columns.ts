// What a table is made of: its columns, and what can be done with them.

import {
  columnOrderingFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  createSortedRowModel,
  rowSortingFeature,
  tableFeatures,
  type ColumnDef,
  type RowData,
} from '@tanstack/svelte-table';
import type { Snippet } from 'svelte';

/** The attributes of the button that opens a row. It is in the row's main cell, and is the row's place for the keyboard. */
export interface RowButton {
  id: string;
  tabindex: 0 | -1;
  'aria-expanded'?: boolean;
  'data-row-button': '';
  onclick: (event: Event) => void;
}

export interface Column<Row> {
  id: string;
  name: () => string;
  /** In pixels. */
  width: number;
  /** The column that names the row: it has the {@link RowButton}, is always shown, and takes the rest of the width. */
  main?: boolean;
  /** What rows are sorted by; without it, the column cannot be sorted. */
  sortBy?: (row: Row) => string | number;
  isNumber?: boolean;
  /** How wide the table must be to show it, in pixels, until the user shows or hides it. */
  from?: number;
  cell: Snippet<[row: Row, button: RowButton]>;
}

/** Rows that are selected together: by their checkboxes, Space, Shift with the arrow keys, and Mod+A. */
export interface Selection<Row> {
  ids: ReadonlySet<string | number>;
  /** Whether a row can be selected. */
  can: (row: Row) => boolean;
  /** What the checkbox of a row is called. */
  label: (row: Row) => string;
  onchange: (ids: Set<string | number>) => void;
}

export const features = tableFeatures({
  columnVisibilityFeature,
  columnOrderingFeature,
  columnSizingFeature,
  columnResizingFeature,
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
});

/** The narrowest that a column can be made, in pixels. */
export const NARROWEST = 56;

// The order of English and French is one; numbers in titles are in the order of their values.
let collator: Intl.Collator | undefined;

function order(one: unknown, other: unknown): number {
  if (typeof one === 'number') return one - Number(other);
  collator ??= new Intl.Collator(['en', 'fr'], { numeric: true });
  return collator.compare(String(one), String(other));
}

/** What the user can arrange of a table's columns. */
export interface Columns {
  /** In their order; those that cannot be hidden stay first. */
  columns: { id: string; name: string; isShown: boolean; canHide: boolean }[];
  onshow: (id: string, isShown: boolean) => void;
  onorder: (ids: string[]) => void;
  onreset: () => void;
}

/** The columns as the table library takes them. */
export function definitions<Row extends RowData>(columns: readonly Column<Row>[]): ColumnDef<typeof features, Row>[] {
  return columns.map((column) => ({
    id: column.id,
    accessorFn: (row: Row) => column.sortBy?.(row),
    size: column.width,
    minSize: NARROWEST,
    enableHiding: !column.main,
    enableSorting: column.sortBy !== undefined,
    sortFn: (a, b, id) => order(a.getValue(id), b.getValue(id)),
  }));
}
