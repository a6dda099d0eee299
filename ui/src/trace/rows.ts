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
export const HIDDEN_BY_DEFAULT: readonly RowKind[] = ['page', 'served'];

/** All kinds but these. */
const allBut = (...shown: RowKind[]): RowKind[] => KINDS.filter((kind) => !shown.includes(kind));

/** Filters that are often wanted. */
export const PRESETS = {
  writes: { hidden: allBut('lifecycle', 'set', 'commit'), problemsOnly: false },
  refused: { hidden: allBut('lifecycle', 'set', 'get', 'commit', 'errorCall'), problemsOnly: true },
  exchanges: { hidden: allBut('exchange'), problemsOnly: false },
  all: { hidden: [], problemsOnly: false },
} satisfies Record<string, Omit<RowFilter, 'text'>>;
export type Preset = keyof typeof PRESETS;

/** The preset that a filter is, apart from its text. */
export function presetOf({ hidden, problemsOnly }: RowFilter): Preset | undefined {
  const names = Object.keys(PRESETS) as Preset[];
  return names.find((name) => {
    const preset = PRESETS[name];
    return preset.problemsOnly === problemsOnly && isSameSet(preset.hidden, hidden);
  });
}

export function isSameSet(a: readonly RowKind[], b: readonly RowKind[]): boolean {
  return a.length === b.length && a.every((kind) => b.includes(kind));
}

export function kindOf(row: TraceRow): RowKind {
  switch (row.type) {
    case 'entry':
      return row.kind;
    case 'exchange':
      return 'exchange';
    case 'pages':
      return 'page';
  }
}

export function isProblem(row: TraceRow): boolean {
  return row.type === 'entry' && row.problem;
}

/** When a row was, in microseconds on the session's clock. */
export function timeOf(row: TraceRow): number {
  switch (row.type) {
    case 'entry':
      return row.entry.atUs;
    case 'exchange':
      return row.atUs;
    case 'pages':
      return row.entries[0]?.atUs ?? 0;
  }
}

/** A gap between two rows is shown if it is longer, in microseconds. */
const GAP = 10_000_000;

/** The time between two rows that follow each other, if it is worth showing. */
export function gapBetween(before: TraceRow | undefined, row: TraceRow): number | undefined {
  if (!before) return undefined;
  const gap = timeOf(row) - timeOf(before);
  return gap > GAP ? gap : undefined;
}

export function idOf(row: TraceRow): RowId {
  switch (row.type) {
    case 'entry':
      return { type: 'entry', seq: row.entry.seq };
    case 'exchange':
      return { type: 'exchange', number: row.number };
    case 'pages':
      return { type: 'entry', seq: row.entries[0]?.seq ?? 0 };
  }
}

export function isSameRow(a: RowId | undefined, b: RowId | undefined): boolean {
  if (a?.type === 'entry') return b?.type === 'entry' && a.seq === b.seq;
  return a !== undefined && b?.type === 'exchange' && a.number === b.number;
}

export function isSameFilter(a: RowFilter, b: RowFilter): boolean {
  return a.text === b.text && a.problemsOnly === b.problemsOnly && isSameSet(a.hidden, b.hidden);
}

/** Rows of a page. */
export const PAGE_SIZE = 200;
/** Cached pages. */
const PAGES = 20;

/** A page, and how many rows were known of when it was asked for. */
interface CachedPage {
  page: TracePage;
  known: number;
}

/** The pages that were seen last. */
export class PageCache {
  /** By their number, the one that was seen last at the end. */
  private readonly pages = new Map<number, CachedPage>();

  add(number: number, page: TracePage, known: number): void {
    this.pages.delete(number);
    this.pages.set(number, { page, known });
    const [oldest] = this.pages.keys();
    if (this.pages.size > PAGES && oldest !== undefined) this.pages.delete(oldest);
  }

  row(index: number): TraceRow | undefined {
    return this.pages.get(Math.floor(index / PAGE_SIZE))?.page.rows[index % PAGE_SIZE];
  }

  /** Whether a page has all of its rows, where the list has `count` rows and `known` are known of. */
  isCurrent(number: number, count: number, known: number): boolean {
    const cached = this.pages.get(number);
    if (!cached?.page.complete) return false;
    const { rows } = cached.page;
    // A row of pages grows as they load.
    if (cached.known !== known && rows.some((row) => row.type === 'pages' && row.open)) return false;
    return rows.length >= Math.min(PAGE_SIZE, count - number * PAGE_SIZE);
  }

  /** How many pages are cached. */
  get size(): number {
    return this.pages.size;
  }
}
