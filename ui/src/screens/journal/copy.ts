// Rows of the journal as text for other programs.

import type { JournalRow } from '../../lib/bindings';
import { date } from '../../lib/format';
import { m } from '../../lib/paraglide/messages';
import { columns } from '../../trace/describe';

/** What is in the column Data: a preview of it. */
export function dataOf({ row }: JournalRow): string {
  const { element, value, returned, error } = columns(row);
  if (row.type === 'exchange') return value;
  const passed = [element, value].filter(Boolean).join(' = ');
  const result = [returned, error].filter(Boolean).join(' · ');
  return [passed, result].filter(Boolean).join(' → ');
}

const line = (cells: readonly string[]) => cells.map((cell) => cell.replaceAll(/[\t\r\n]+/g, ' ')).join('\t');

/** The first line of a table: the names of its columns. */
export const tableHead = (): string =>
  line([
    m.journal_date(),
    m.journal_command(),
    m.column_course(),
    m.column_lesson(),
    m.journal_learner(),
    m.journal_session(),
    m.journal_data(),
  ]);

/** Rows as lines of a table, with tabs between cells; an exchange is whole. */
export function tableLines(rows: readonly JournalRow[]): string[] {
  return rows.map((row) =>
    line([
      date(row.at),
      columns(row.row).call,
      row.course,
      row.lesson,
      row.learner,
      row.session,
      row.row.type === 'exchange' ? row.row.exchange.data : dataOf(row),
    ]),
  );
}
