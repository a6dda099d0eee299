// The journal on the screen: asks for the pages that are seen, one at a time, until all has been searched.

import { api } from '../../lib/api';
import type { JournalFilter, JournalPage, JournalRow, JournalSort } from '../../lib/bindings';
import type { Range } from './ranges';

/** Rows of a page, and the most pages that are cached. */
const PAGE = 100;
const PAGES = 40;
/** Rows that are read at a time to be copied. */
const COPIED = 500;
/** How often it is asked for what is new, in milliseconds. */
const EVERY = 2000;

export class Feed {
  /** Changes whenever there is something new to draw. */
  version = $state(0);
  filter = $state.raw() as JournalFilter;
  sort = $state.raw() as JournalSort;
  /** Changes whenever rows are in other places than before. */
  moved = $state(0);
  /** Why the journal cannot be read. */
  failure = $state.raw<unknown>();
  isLoaded = $state(false);
  shown = $state(0);
  total = $state(0);
  /** In how many sessions the text was searched for, of those in which it is. */
  searched = $state(0);
  toSearch = $state(0);
  private cache = new Map<number, JournalRow[]>();
  private wanted = { first: 0, last: 1 };
  /** Counts changes of filter and order: what was asked for before is ignored. */
  private asked = 0;
  private asking = false;

  constructor(filter: JournalFilter, sort: JournalSort) {
    this.filter = filter;
    this.sort = sort;
  }

  /** Asks for what is new, until the function that it returns is called. */
  follow(): () => void {
    void this.ask();
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void this.ask(true);
    }, EVERY);
    return () => clearInterval(timer);
  }

  row(place: number): JournalRow | undefined {
    return this.cache.get(Math.floor(place / PAGE))?.[place % PAGE];
  }

  want(first: number, last: number): void {
    this.wanted = { first, last };
    void this.ask();
  }

  show(filter: JournalFilter, sort: JournalSort): void {
    this.filter = filter;
    this.sort = sort;
    this.wanted = { first: 0, last: 1 };
    this.restart();
  }

  retry(): void {
    this.failure = undefined;
    this.restart();
  }

  /** Reads these rows in full, some at a time. */
  async *read(ranges: readonly Range[]): AsyncGenerator<JournalRow[]> {
    for (const [first, last] of ranges) {
      for (let from = first; from < last;) {
        const limit = Math.min(last - from, COPIED);
        const { filter, sort } = this;
        const { rows } = await api.journalPage({ filter, sort, from, limit, detail: 'full' });
        if (rows.length === 0) return;
        from += rows.length;
        yield rows;
      }
    }
  }

  private restart(): void {
    this.asked += 1;
    this.cache.clear();
    this.moved += 1;
    void this.ask();
  }

  /** The first page that is seen and not cached; with `again`, any. */
  private missing(again: boolean): number | undefined {
    const { first, last } = this.wanted;
    for (let page = Math.floor(first / PAGE); page * PAGE < last; page += 1) {
      const rows = this.cache.get(page)?.length ?? 0;
      const there = this.isLoaded ? Math.min(PAGE, this.shown - page * PAGE) : PAGE;
      if (rows < there) return page;
    }
    const isSearching = this.searched < this.toSearch;
    return again || isSearching || !this.isLoaded ? Math.floor(first / PAGE) : undefined;
  }

  private async ask(again = false): Promise<void> {
    if (this.asking || this.failure !== undefined) return;
    this.asking = true;
    try {
      for (let page = this.missing(again); page !== undefined; page = this.missing(false)) {
        const { asked, filter, sort } = this;
        const answer = await api.journalPage({ filter, sort, from: page * PAGE, limit: PAGE, detail: 'preview' });
        if (asked === this.asked) this.take(page, answer);
        again = false;
      }
    } catch (thrown) {
      this.failure = thrown;
    }
    this.asking = false;
  }

  private take(page: number, { rows, shown, total, searched, toSearch }: JournalPage): void {
    // Something was recorded or deleted: the newest rows are first, so all others are elsewhere now.
    if (this.isLoaded && total !== this.total) {
      this.cache.clear();
      this.moved += 1;
    }
    this.cache.delete(page);
    this.cache.set(page, rows);
    for (const oldest of this.cache.keys()) {
      if (this.cache.size <= PAGES) break;
      this.cache.delete(oldest);
    }
    Object.assign(this, { shown, total, searched, toSearch, isLoaded: true });
    this.version += 1;
  }
}
