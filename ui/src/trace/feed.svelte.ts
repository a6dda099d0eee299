// A session's trace on the screen, live or ended: asks for the pages that are seen, one at a time, and holds still on
// demand. Pages are plain data and no state: the running module shares this thread.

import { api } from '../lib/api';
import type {
  LiveState,
  ModuleStage,
  RowFilter,
  RowKind,
  RowTarget,
  SessionState,
  TraceNews,
  TracePage,
  TraceRequest,
  TraceRow,
} from '../lib/bindings';
import { readRows, RETRY_MS, wait } from './read';
import { keptFilter } from './filter';
import { isProblem, isSameFilter, kindOf, PAGE_SIZE, PageCache } from './rows';

/** A filter without the spaces around its text, which are there while somebody types. */
const searched = (filter: RowFilter): RowFilter => ({ ...filter, text: filter.text.trim() });

export class Feed {
  /** Changes whenever there is something new to draw. */
  version = $state(0);
  state = $state<SessionState>('running');
  /** How far the module has come; null where that is not known. */
  stage = $state<ModuleStage | null>('awaited');
  /** Where the module stands; null where that is not known. */
  live = $state.raw<LiveState | null>(null);
  paused = $state(false);
  /** How many rows came since the pause. */
  waiting = $state(0);
  /** Why the trace cannot be read. */
  failure = $state.raw<unknown>();
  /** Which rows are asked for. */
  filter = $state.raw() as RowFilter;
  /** Changes whenever the rows are those of another filter. */
  filtered = $state(0);
  /** How many rows pass the filter, and how many there are. */
  shown = 0;
  total = 0;
  /** When the session's clock was 0. */
  beganAt = '';
  /** How many rows there are of each kind. */
  counts: Partial<Record<RowKind, number>> = {};
  readonly session: string;
  private readonly kept = keptFilter();
  private cache = new PageCache();
  /** The filter whose rows are shown: it lags behind until the first page of a new one has come. */
  private drawn: RowFilter | undefined;
  /** The rows that are seen. */
  private wanted = { first: 0, last: PAGE_SIZE };
  /** How many rows the trace has, as far as is known. */
  private latest = 0;
  /** How many rows the trace had when it was paused. */
  private held: number | undefined;
  /** How many rows were known of when the last page was asked for. */
  private askedAt = -1;
  private asking = false;
  private closed = false;

  constructor(session: string) {
    this.session = session;
    // What is searched for belongs to one session.
    this.filter = { ...this.kept.value, text: '' };
  }

  /** Whether there is something to draw. */
  get isLoaded(): boolean {
    return this.drawn !== undefined;
  }

  /** Whether the rows are those of the filter. */
  get isDrawn(): boolean {
    return this.drawn !== undefined && isSameFilter(this.filter, this.drawn);
  }

  /** Takes news of the session. */
  news({ rows, state, stage, live }: TraceNews): void {
    this.latest = rows;
    this.state = state;
    this.stage = stage;
    this.live = live;
    if (state !== 'running') this.held = undefined;
    this.waiting = this.held === undefined ? 0 : Math.max(rows - this.held, 0);
    void this.load();
  }

  /** Shows only what passes `filter`. */
  setFilter(filter: RowFilter): void {
    this.filter = filter;
    const { hidden, problemsOnly } = filter;
    this.kept.value = { hidden, problemsOnly };
    void this.load();
  }

  /** Changes the filter so that it passes this row, if it does not yet. Its text is taken away: it is not known what it finds. */
  pass(row: TraceRow): void {
    const { hidden, problemsOnly } = this.filter;
    const kind = kindOf(row);
    const filter = {
      hidden: hidden.filter((one) => one !== kind),
      problemsOnly: problemsOnly && isProblem(row),
      text: '',
    };
    if (!isSameFilter(filter, this.filter)) this.setFilter(filter);
  }

  pause(paused: boolean): void {
    this.paused = paused;
    this.held = paused ? this.total : undefined;
    this.waiting = 0;
    void this.load();
  }

  /** Shows the rows from `first` up to `last` (not included). */
  want(first: number, last: number): void {
    this.wanted = { first, last };
    void this.load();
  }

  /** The row at this place of the list; undefined if it is not there yet. */
  row(index: number): TraceRow | undefined {
    return this.cache.row(index);
  }

  /** Tries again after a failure. */
  retry(): void {
    this.failure = undefined;
    this.askedAt = -1;
    void this.load();
  }

  /** Asks for nothing more. */
  close(): void {
    this.closed = true;
  }

  /** The place in the list of a row that is looked for; undefined if there is none. */
  async find(target: RowTarget): Promise<number | undefined> {
    const lookup = { filter: searched(this.filter), until: this.held ?? null, target };
    let found = await api.tracePlace(this.session, lookup);
    while (!found.complete && !this.closed) {
      await wait(RETRY_MS);
      found = await api.tracePlace(this.session, lookup);
    }
    return found.place ?? undefined;
  }

  /** All rows of the list as it is now, some at a time, with all of their texts. */
  all(): AsyncGenerator<TraceRow[]> {
    return readRows(this.session, searched(this.drawn ?? this.filter), 0, Infinity, this.total);
  }

  /** Asks for what is seen and not there, until all of it is: one request at a time, each for what is seen by then. */
  private async load(): Promise<void> {
    if (this.asking) return;
    this.asking = true;
    try {
      for (let from = this.next(); from !== undefined; from = this.next()) {
        const page = await this.ask(from);
        if (!page.complete) await wait(RETRY_MS);
      }
    } catch (thrown) {
      this.failure = thrown;
    } finally {
      this.asking = false;
    }
  }

  private async ask(number: number): Promise<TracePage> {
    const { filter } = this;
    const until = this.held ?? null;
    const { known } = this;
    this.askedAt = known;
    const request: TraceRequest = {
      filter: searched(filter),
      from: number * PAGE_SIZE,
      limit: PAGE_SIZE,
      detail: 'preview',
      until,
    };
    const page = await api.tracePage(this.session, request);
    // The user has typed on, or paused.
    if (!isSameFilter(filter, this.filter) || until !== (this.held ?? null)) return page;
    const isFiltered = !this.drawn || !isSameFilter(filter, this.drawn);
    if (isFiltered) {
      this.drawn = filter;
      this.cache = new PageCache();
    }
    this.cache.add(number, page, known);
    this.shown = page.shown;
    this.total = page.total;
    this.beganAt = page.beganAt;
    this.counts = Object.fromEntries(page.counts.map(({ kind, count }) => [kind, count]));
    this.version += 1;
    if (isFiltered) this.filtered += 1;
    return page;
  }

  /** The rows that there are to be drawn, as far as is known. */
  private get known(): number {
    return this.held ?? this.latest;
  }

  /** The page to ask for next. */
  private next(): number | undefined {
    if (this.closed || this.failure !== undefined) return undefined;
    const first = Math.floor(this.wanted.first / PAGE_SIZE);
    const last = Math.floor(Math.max(this.wanted.last - 1, this.wanted.first) / PAGE_SIZE);
    // One that is seen tells how many rows there are, too.
    if (!this.isDrawn || this.askedAt !== this.known) return last;
    for (let number = first; number <= last; number += 1) {
      if (!this.cache.isCurrent(number, this.shown, this.known)) return number;
    }
    return undefined;
  }
}
