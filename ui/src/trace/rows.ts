// The rows of the trace as the workbench sends them, and the pages of them that are cached.

import type { RowFilter, RowId, RowKind, TracePage, TraceRow } from '../lib/bindings';

/** The kinds of rows, in the order of their menu. */
export const KINDS = [
  'lifecycle',
  'set',
  'get',
  'commit',
  'errorCall',
  'exchange',
  'apiLookup',
  'page',
  'console',
  'pageError',
  'failedRequest',
  'window',
  'access',
  'served',
  'note',
] as const satisfies readonly RowKind[];

/** Kinds that are hidden until the user wants to see them. */
export const HIDDEN_BY_DEFAULT: readonly RowKind[] = ['served'];

export function kindOf(row: TraceRow): RowKind {
  return row.type === 'entry' ? row.kind : 'exchange';
}

export function isProblem(row: TraceRow): boolean {
  return row.type === 'entry' && row.problem;
}

export function idOf(row: TraceRow): RowId {
  return row.type === 'entry' ? { type: 'entry', seq: row.entry.seq } : { type: 'exchange', number: row.number };
}

export function isSameRow(a: RowId | undefined, b: RowId | undefined): boolean {
  if (a?.type === 'entry') return b?.type === 'entry' && a.seq === b.seq;
  return a !== undefined && b?.type === 'exchange' && a.number === b.number;
}

export function isSameFilter(a: RowFilter, b: RowFilter): boolean {
  return a.text === b.text && a.problemsOnly === b.problemsOnly && a.hidden.join() === b.hidden.join();
}

/** Rows of a page. */
export const PAGE_SIZE = 200;
/** Cached pages. */
const PAGES = 20;

/** The pages that were seen last. */
export class PageCache {
  /** By their number, the one that was seen last at the end. */
  private readonly pages = new Map<number, TracePage>();

  add(number: number, page: TracePage): void {
    this.pages.delete(number);
    this.pages.set(number, page);
    const [oldest] = this.pages.keys();
    if (this.pages.size > PAGES && oldest !== undefined) this.pages.delete(oldest);
  }

  row(index: number): TraceRow | undefined {
    return this.pages.get(Math.floor(index / PAGE_SIZE))?.rows[index % PAGE_SIZE];
  }

  /** Whether a page has all of its rows, where the list has `count` rows. */
  isCurrent(number: number, count: number): boolean {
    const page = this.pages.get(number);
    if (!page?.complete) return false;
    return page.rows.length >= Math.min(PAGE_SIZE, count - number * PAGE_SIZE);
  }

  /** How many pages are cached. */
  get size(): number {
    return this.pages.size;
  }
}
