// The timeline as the trace shows it: entries and exchanges as rows in one order, filtered as they come. Plain data and
// no reactivity: the running module shares this thread, and rows come by the thousand.

import type { Event, Exchange, SessionState, TraceBatch } from '../lib/bindings';

export const KINDS = [
  'life',
  'set',
  'get',
  'commit',
  'ask',
  'exchange',
  'hunt',
  'page',
  'console',
  'fault',
  'missing',
  'window',
  'access',
  'served',
  'note',
] as const;
export type Kind = (typeof KINDS)[number];

/** Kinds that are hidden until the user wants to see them. */
export const HIDDEN_BY_DEFAULT: readonly Kind[] = ['served'];

export type Row = { key: string; kind: Kind; bad: boolean } & (
  { event: Event; exchange?: undefined } | { exchange: Exchange; event?: undefined }
);

export interface Filter {
  hidden: ReadonlySet<Kind>;
  /** In lower case. */
  text: string;
  badOnly: boolean;
}

const CALLS: Record<string, Kind> = {
  LMSInitialize: 'life',
  LMSFinish: 'life',
  LMSGetValue: 'get',
  LMSSetValue: 'set',
  LMSCommit: 'commit',
  LMSGetLastError: 'ask',
  LMSGetErrorString: 'ask',
  LMSGetDiagnostic: 'ask',
};

/** Whether the server answered with an error. */
export function isFailed({ status }: { status: number }): boolean {
  return status >= 400;
}

function kindOf({ what }: Event): Kind {
  switch (what.kind) {
    case 'call':
      return CALLS[what.function] ?? 'ask';
    case 'hunt':
    case 'page':
    case 'console':
    case 'window':
    case 'access':
    case 'note':
      return what.kind;
    case 'unconfirmed':
      return 'commit';
    case 'notRecorded':
    case 'observerError':
      return 'note';
    case 'error':
    case 'rejection':
    case 'unplayable':
      return 'fault';
    case 'resource':
      // The failed request has a row of its own.
      return what.status == null ? 'fault' : 'served';
    case 'served':
      return isFailed(what) ? 'missing' : 'served';
  }
}

function isBad({ what }: Event): boolean {
  switch (what.kind) {
    case 'call':
      // Asking about an error is none.
      return what.replay != null || (what.error !== 0 && CALLS[what.function] !== 'ask');
    case 'console':
      return what.level === 'error';
    case 'window':
      return !what.opened;
    case 'access':
      return what.decision === 'blocked';
    case 'note':
      return !['closing', 'stayed', 'reconnected'].includes(what.note);
    case 'hunt':
    case 'page':
    case 'observerError':
      return false;
    case 'resource':
      return what.status == null;
    case 'served':
      return isFailed(what);
    case 'error':
    case 'rejection':
    case 'unplayable':
    case 'notRecorded':
      return true;
    case 'unconfirmed':
      return what.answered !== 'true';
  }
}

/** What the text filter looks in. Made when it is asked for: the long values of a long session stand in memory once. */
function textOf(row: Row): string {
  if (row.exchange) return `${row.exchange.command} ${row.exchange.data}`;
  const { what } = row.event;
  switch (what.kind) {
    case 'call':
      return `${what.function} ${what.arguments.map((argument) => argument.text).join(' ')} ${what.answer} ${what.error}`;
    case 'hunt':
      return `${what.name} ${what.lookedIn}`;
    case 'page':
      return `${row.event.phase} ${what.url}`;
    case 'window':
      return `window.open ${what.url}`;
    case 'access':
      return `${what.access} ${what.decision} ${what.target}`;
    case 'console':
      return `console.${what.level} ${what.text}`;
    case 'error':
      return `${what.message} ${what.source ?? ''}`;
    case 'rejection':
    case 'observerError':
      return what.message;
    case 'resource':
      return `${what.url} ${what.element}`;
    case 'unplayable':
      return `${what.url} ${what.element} ${what.format?.container ?? ''} ${what.format?.codecs.join(' ') ?? ''}`;
    case 'served':
      return `${what.path} ${what.status} ${what.destination ?? ''} ${what.actualPath ?? ''}`;
    case 'unconfirmed':
      return `${what.kind} #${what.call}`;
    case 'note':
      return what.note;
    case 'notRecorded':
      return `${what.cause} ${what.entries ?? ''}`;
  }
}

/** Whether a row stands after the entry `n`. */
function isAfter(row: Row, n: number): boolean {
  return row.event ? row.event.n > n : row.exchange.after > n;
}

export class Timeline {
  /** Every row, in order. */
  readonly rows: Row[] = [];
  /** The rows that pass the filter, of those that have been looked at. */
  shown: Row[] = [];
  launch: Exchange | undefined;
  state: SessionState = 'running';
  private filter: Filter = { hidden: new Set(), text: '', badOnly: false };
  /** How many rows have been looked at. */
  private seen = 0;
  private exchanges = 0;

  /** Adds what is new. It is looked at by [`sift`]. */
  add({ events, exchanges, state }: TraceBatch): void {
    // In step with the entries, so that each exchange is at its place when it comes: to seek its place from the end
    // afterwards takes seconds where a long session is read whole.
    let next = 0;
    for (const event of events) {
      for (let exchange = exchanges[next]; exchange && exchange.after < event.n; exchange = exchanges[next]) {
        this.addExchange(exchange);
        next += 1;
      }
      this.rows.push({ key: `e${event.n}`, kind: kindOf(event), bad: isBad(event), event });
    }
    for (const exchange of exchanges.slice(next)) this.addExchange(exchange);
    this.state = state;
  }

  /** Shows only what passes `filter`, from the next [`sift`] on. */
  setFilter(filter: Filter): void {
    this.filter = filter;
    this.shown = [];
    this.seen = 0;
  }

  /** Looks at the rows that are new to the filter, for `ms` at most; says whether it has come to the end. */
  sift(ms = Infinity): boolean {
    const until = performance.now() + ms;
    while (this.seen < this.rows.length) {
      const row = this.rows[this.seen];
      if (row && this.passes(row)) this.shown.push(row);
      this.seen += 1;
      // The clock is asked now and then only: it costs more than a row.
      if (this.seen % 256 === 0 && performance.now() > until) break;
    }
    return this.seen === this.rows.length;
  }

  /** Puts an exchange at its place, which entries that came sooner than it may have passed. */
  private addExchange(exchange: Exchange): void {
    if (exchange.command === 'launch') this.launch ??= exchange;
    this.exchanges += 1;
    const row: Row = { key: `x${this.exchanges}`, kind: 'exchange', bad: false, exchange };
    let at = this.rows.length;
    for (let last = this.rows[at - 1]; last && isAfter(last, exchange.after); last = this.rows[at - 1]) at -= 1;
    if (at === this.rows.length) {
      this.rows.push(row);
      return;
    }
    const later = new Set(this.rows.slice(at, this.seen));
    this.rows.splice(at, 0, row);
    if (later.size === 0) return;
    // The rows behind it are looked at again.
    while (this.shown.length > 0 && later.has(this.shown.at(-1) as Row)) this.shown.pop();
    this.seen = at;
  }

  private passes(row: Row): boolean {
    const { hidden, text, badOnly } = this.filter;
    return !hidden.has(row.kind) && (!badOnly || row.bad) && (text === '' || textOf(row).toLowerCase().includes(text));
  }
}
