// Reads rows of a trace with all of their texts.

import { api } from '../lib/api';
import type { RowFilter, TraceRow } from '../lib/bindings';

/** How long to wait before rows that are not ready are requested again. */
export const RETRY_MS = 16;
/** Rows that are requested at a time. */
const AT_A_TIME = 1000;

export const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Reads `count` of the rows that pass `filter`, some at a time.
 *
 * @param until how many rows of the trace count; all if null
 */
export async function* readRows(
  session: string,
  filter: RowFilter,
  from: number,
  count: number,
  until: number | null,
): AsyncGenerator<TraceRow[]> {
  for (let done = 0; done < count;) {
    const limit = Math.min(count - done, AT_A_TIME);
    const { rows, complete } = await api.tracePage(session, {
      filter,
      from: from + done,
      limit,
      detail: 'full',
      until,
    });
    done += rows.length;
    if (rows.length > 0) yield rows;
    else if (complete) return;
    else await wait(RETRY_MS);
  }
}

/** Reads one row; undefined if there is none. */
export async function readRow(session: string, filter: RowFilter, index: number): Promise<TraceRow | undefined> {
  for await (const [row] of readRows(session, filter, index, 1, null)) return row;
  return undefined;
}
