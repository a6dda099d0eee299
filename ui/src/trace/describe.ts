// A row in words: what stands in its columns, and in its copy.

import type { Argument, Event, Note, Phase } from '../lib/bindings';
import { moment } from '../lib/format';
import { m } from '../lib/paraglide/messages';
import { errorCode } from '../lib/problems';
import type { Kind, Row } from './timeline';

export interface Columns {
  number: string;
  at: string;
  call: string;
  element: string;
  value: string;
  answer: string;
  error: string;
}

export const KIND_NAMES: Record<Kind, () => string> = {
  life: m.kind_life,
  get: m.kind_get,
  set: m.kind_set,
  commit: m.kind_commit,
  ask: m.kind_ask,
  hunt: m.kind_hunt,
  page: m.kind_page,
  console: m.kind_console,
  fault: m.kind_fault,
  window: m.kind_window,
  note: m.kind_note,
  exchange: m.kind_exchange,
};

const NOTES: Record<Note, () => string> = {
  closing: m.note_closing,
  connectionLost: m.note_connection_lost,
  reconnected: m.note_reconnected,
  closeTimedOut: m.note_close_timed_out,
  entriesMissing: m.note_entries_missing,
};

/** An argument as it is read: what is no string says what it is. */
export function argument(given: Argument | undefined): string {
  if (!given) return '';
  return given.jsType === 'string' ? given.text : `${given.text} (${given.jsType})`;
}

/** The phases in which a call is worth a second look. */
const LEAVING: ReadonlySet<Phase> = new Set(['beforeunload', 'pagehide', 'unload', 'hidden']);

export function columns(row: Row): Columns {
  if (row.exchange) {
    const { command, data } = row.exchange;
    const call = command === 'launch' ? m.row_launch_request() : command;
    const value = data.split('\n').slice(1).join(' · ');
    return { number: '', at: '', call, element: '', value, answer: '', error: '' };
  }
  const { event } = row;
  const at = { number: String(event.n), at: moment(event.atUs) };
  return { element: '', value: '', answer: '', error: '', ...at, ...parts(event) };
}

function parts({ what, phase }: Event): Partial<Columns> & { call: string } {
  switch (what.kind) {
    case 'call': {
      const [first, second] = what.arguments;
      const errors = [
        what.replay ? m.replay_differs({ answer: what.replay.answer, error: what.replay.error }) : '',
        what.error === 0 ? '' : `${what.error} ${errorCode(what.error)}`,
        LEAVING.has(phase) ? phase : '',
      ];
      const taken = { element: argument(first), value: argument(second) };
      return { call: what.function, ...taken, answer: what.answer, error: errors.filter(Boolean).join(' · ') };
    }
    case 'hunt':
      return {
        call: what.name,
        element: what.lookedIn,
        value: what.by ?? '',
        answer: what.found ? m.hunt_found() : m.hunt_missing(),
      };
    case 'page':
      return { call: phase, element: what.url };
    case 'console':
      return { call: `console.${what.level}`, value: what.text };
    case 'error':
      return { call: 'error', element: what.source ?? '', value: what.message };
    case 'rejection':
      return { call: 'unhandledrejection', value: what.message };
    case 'resource':
      return { call: `<${what.element}>`, element: what.url, answer: m.hunt_missing() };
    case 'window':
      return { call: 'window.open', element: what.url, answer: what.opened ? m.window_opened() : m.window_blocked() };
    case 'unconfirmed':
      return {
        call: m.unconfirmed(),
        element: `#${what.call}`,
        value: what.answered === 'true' ? m.unconfirmed_true() : m.unconfirmed_false(),
        answer: what.answered,
      };
    case 'note':
      return { call: m.kind_note(), value: NOTES[what.note]() };
  }
}

/** Rows as lines of columns with tabs between, for a spreadsheet. */
export function asText(rows: readonly Row[]): string {
  return rows
    .map((row) =>
      Object.values(columns(row))
        .map((cell) => String(cell).replaceAll(/[\t\r\n]+/g, ' '))
        .join('\t'),
    )
    .join('\n');
}
