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
  'window',
  'note',
] as const;
export type Kind = (typeof KINDS)[number];

export type Row = { key: string; kind: Kind; bad: boolean; text: string } & (
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

function kindOf({ what }: Event): Kind {
  switch (what.kind) {
    case 'call':
      return CALLS[what.function] ?? 'ask';
    case 'hunt':
    case 'page':
    case 'console':
    case 'window':
    case 'note':
      return what.kind;
    case 'unconfirmed':
      return 'commit';
    case 'error':
    case 'rejection':
    case 'resource':
      return 'fault';
  }
}

function isBad({ what }: Event): boolean {
  switch (what.kind) {
    case 'call':
      // Asking about an error is none.
      return what.replay !== null || (what.error !== 0 && CALLS[what.function] !== 'ask');
    case 'console':
      return what.level === 'error';
    case 'window':
      return !what.opened;
    case 'note':
      return what.note !== 'closing' && what.note !== 'reconnected';
    case 'hunt':
    case 'page':
      return false;
    case 'error':
    case 'rejection':
    case 'resource':
    case 'unconfirmed':
      return true;
  }
}

/** What the text filter looks in, in lower case. */
function textOf({ what }: Event): string {
  switch (what.kind) {
    case 'call':
      return `${what.function} ${what.arguments.map((argument) => argument.text).join(' ')} ${what.answer} ${what.error}`;
    case 'hunt':
      return `${what.name} ${what.lookedIn}`;
    case 'page':
    case 'window':
      return what.url;
    case 'console':
      return what.text;
    case 'error':
    case 'rejection':
      return what.message;
    case 'resource':
      return `${what.url} ${what.element}`;
    case 'unconfirmed':
    case 'note':
      return what.kind;
  }
}

export class Timeline {
  /** Every row, in order. Grows at its end only. */
  readonly rows: Row[] = [];
  /** The rows that pass the filter. */
  shown: Row[] = [];
  launch: Exchange | undefined;
  state: SessionState = 'running';
  private filter: Filter = { hidden: new Set(), text: '', badOnly: false };

  /** Adds what is new; the rows that it had stay as they are. */
  add(batch: TraceBatch): void {
    const before = this.rows.length;
    let next = 0;
    const exchangesUpTo = (n: number) => {
      for (let exchange = batch.exchanges[next]; exchange && exchange.after <= n; exchange = batch.exchanges[next]) {
        this.addExchange(exchange);
        next += 1;
      }
    };
    for (const event of batch.events) {
      exchangesUpTo(event.n - 1);
      this.rows.push({
        key: `e${event.n}`,
        kind: kindOf(event),
        bad: isBad(event),
        text: textOf(event).toLowerCase(),
        event,
      });
    }
    exchangesUpTo(Infinity);
    this.state = batch.state;
    for (let at = before; at < this.rows.length; at += 1) {
      const row = this.rows[at];
      if (row && this.passes(row)) this.shown.push(row);
    }
  }

  /** Shows only what passes `filter`, from now on. */
  setFilter(filter: Filter): void {
    this.filter = filter;
    this.shown = this.rows.filter((row) => this.passes(row));
  }

  private addExchange(exchange: Exchange): void {
    if (exchange.command === 'launch') this.launch ??= exchange;
    const text = `${exchange.command} ${exchange.data}`.toLowerCase();
    this.rows.push({ key: `x${this.rows.length}`, kind: 'exchange', bad: false, text, exchange });
  }

  private passes(row: Row): boolean {
    const { hidden, text, badOnly } = this.filter;
    return !hidden.has(row.kind) && (!badOnly || row.bad) && (text === '' || row.text.includes(text));
  }
}
