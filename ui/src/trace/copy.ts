// Rows of the trace as text for other programs.

import type { Entry, Exchange, TraceRow } from '../lib/bindings';
import { m } from '../lib/paraglide/messages';
import { columns, type Columns } from './describe';

const NAMES: readonly [keyof Columns, () => string][] = [
  ['number', () => '#'],
  ['at', m.column_at],
  ['call', m.column_call],
  ['element', m.column_element],
  ['value', m.column_value],
  ['returned', m.column_returned],
  ['error', m.column_error],
];

const line = (cells: readonly string[]) => cells.map((cell) => cell.replaceAll(/[\t\r\n]+/g, ' ')).join('\t');

/** The first line of a table: the names of its columns. */
export const tableHead = (): string => line(NAMES.map(([, name]) => name()));

/** Rows as lines of a table, with tabs between cells. */
export function tableLines(rows: readonly TraceRow[]): string[] {
  return rows.map((row) => {
    const cells = columns(row);
    return line(NAMES.map(([column]) => cells[column]));
  });
}

/** Rows as JSON objects, one per string: entries and exchanges as they were recorded. */
export function jsonObjects(rows: readonly TraceRow[]): string[] {
  return rows.flatMap(recorded).map((one) => JSON.stringify(one));
}

function recorded(row: TraceRow): readonly (Entry | Exchange)[] {
  switch (row.type) {
    case 'entry':
      return [row.entry];
    case 'exchange':
      return [row.exchange];
    case 'pages':
      return row.entries;
  }
}
