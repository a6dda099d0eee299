// A row in words: what is in its columns.

import type {
  AccessCount,
  AccessKind,
  ApiState,
  Argument,
  Decision,
  Entry,
  ExchangeCommand,
  Note,
  PageState,
  RowKind,
  TraceRow,
} from '../lib/bindings';
import { milliseconds, moment, number, size } from '../lib/format';
import { m } from '../lib/paraglide/messages';
import { errorCode } from '../lib/problems';
import { line } from './losses';
import type { Preset } from './rows';

export interface Columns {
  number: string;
  at: string;
  call: string;
  element: string;
  value: string;
  returned: string;
  error: string;
}

export const KIND_NAMES: Record<RowKind, () => string> = {
  lifecycle: m.kind_lifecycle,
  get: m.kind_get,
  set: m.kind_set,
  commit: m.kind_commit,
  errorCall: m.kind_error_call,
  apiLookup: m.kind_api_lookup,
  page: m.kind_page,
  console: m.kind_console,
  pageError: m.kind_page_error,
  failedRequest: m.kind_failed_request,
  window: m.kind_window,
  access: m.kind_access,
  served: m.kind_served,
  note: m.kind_note,
  exchange: m.kind_exchange,
};

export const PRESET_NAMES: Record<Preset, () => string> = {
  writes: m.preset_writes,
  refused: m.preset_refused,
  exchanges: m.preset_exchanges,
  all: m.preset_all,
};

export const API_STATES: Record<ApiState, () => string> = {
  notInitialized: m.api_not_initialized,
  running: m.api_running,
  terminated: m.api_terminated,
};

const NOTES: Record<Note, () => string> = {
  closing: m.note_closing,
  connectionLost: m.note_connection_lost,
  reconnected: m.note_reconnected,
  stayed: m.note_stayed,
  closeTimedOut: m.note_close_timed_out,
  entriesMissing: m.note_entries_missing,
  recordingStopped: m.note_recording_stopped,
  interrupted: m.note_interrupted,
  clientRefused: m.note_client_refused,
};

/** What a module tries to reach outside its session: its name, and so many attempts in words. */
const ACCESSES: Record<AccessKind, { name: () => string; attempts: (of: { count: number }) => string }> = {
  ipc: { name: m.access_ipc, attempts: m.access_ipc_count },
  navigation: { name: m.access_navigation, attempts: m.access_navigation_count },
  popup: { name: m.access_popup, attempts: m.access_popup_count },
  request: { name: m.access_request, attempts: m.access_request_count },
  serviceWorker: { name: m.access_service_worker, attempts: m.access_service_worker_count },
  download: { name: m.access_download, attempts: m.access_download_count },
  camera: { name: m.access_camera, attempts: m.access_camera_count },
  microphone: { name: m.access_microphone, attempts: m.access_microphone_count },
  location: { name: m.access_location, attempts: m.access_location_count },
  notifications: { name: m.access_notifications, attempts: m.access_notifications_count },
  clipboard: { name: m.access_clipboard, attempts: m.access_clipboard_count },
  clipboardWrite: { name: m.access_clipboard_write, attempts: m.access_clipboard_write_count },
  fullscreen: { name: m.access_fullscreen, attempts: m.access_fullscreen_count },
  pointerLock: { name: m.access_pointer_lock, attempts: m.access_pointer_lock_count },
  localStorage: { name: m.access_local_storage, attempts: m.access_local_storage_count },
  sessionStorage: { name: m.access_session_storage, attempts: m.access_session_storage_count },
  cookie: { name: m.access_cookie, attempts: m.access_cookie_count },
  indexedDb: { name: m.access_indexed_db, attempts: m.access_indexed_db_count },
  cache: { name: m.access_cache, attempts: m.access_cache_count },
};

/** What a module tried to reach outside its session: «3 requests to other hosts, 1 download». Empty where nothing. */
export function accesses(counts: readonly AccessCount[], decision: Decision): string {
  return counts
    .filter((one) => one.decision === decision)
    .map(({ access, count }) => ACCESSES[access].attempts({ count }))
    .join(', ');
}

/** An argument as it is read: what is no string says what it is. */
export function argument(given: Argument | undefined): string {
  if (!given) return '';
  return given.jsType === 'string' ? given.text : `${given.text} (${given.jsType})`;
}

/** An element's name without what all of them begin with. */
export function shortElement(name: string): string {
  return name.replace(/^cmi\.(?=.)/, '');
}

/** A name in two: the record that it belongs to («interactions.0.»), if it belongs to one, and the rest. */
export function splitElement(name: string): [record: string, rest: string] {
  const record = /^\w+\.\d+\.(?=.)/.exec(name)?.[0] ?? '';
  return [record, name.slice(record.length)];
}

/** The phases in which a call is worth a second look. */
const LEAVING: ReadonlySet<PageState> = new Set(['beforeunload', 'pagehide', 'unload', 'hidden']);

const NOTHING: Columns = { number: '', at: '', call: '', element: '', value: '', returned: '', error: '' };

export function columns(row: TraceRow): Columns {
  switch (row.type) {
    case 'entry':
      return entryColumns(row.entry);
    case 'exchange':
      return exchangeColumns(row);
    case 'pages':
      return pagesColumns(row.entries);
  }
}

/** The status's letter, the score and the location; of another text, its lines. */
function exchangeColumns({ number, atUs, summary, exchange }: Extract<TraceRow, { type: 'exchange' }>): Columns {
  const { command, data } = exchange;
  const value = summary
    ? [summary.status, summary.score, summary.location && m.exchange_location(summary)].filter(Boolean).join(' · ')
    : data.split('\n').slice(1).join(' · ');
  return { ...NOTHING, number: exchangeNumber(number), at: moment(atUs), call: commandName(command), value };
}

/** Exchanges are numbered apart from entries. */
export const exchangeNumber = (number: number): string => `x${number + 1}`;

/** What an exchange is called in the LMS's log. */
export const commandName = (command: ExchangeCommand): string =>
  command === 'launch' ? m.row_launch_request() : command;

/** A page that is left and the one that comes, with the time between: «2.html · unloaded → 3.html · loaded, 34 ms». */
function pagesColumns(entries: readonly Entry[]): Columns {
  const [first] = entries;
  const last = entries.at(-1);
  if (!first || !last) return NOTHING;
  const pages = [entries.filter(isLeaving), entries.filter((entry) => !isLeaving(entry))];
  const value = pages.map(pageState).filter(Boolean).join(' → ');
  const took = first === last ? '' : `, ${milliseconds(last.atUs - first.atUs)}`;
  return {
    ...NOTHING,
    number: String(first.seq),
    at: moment(first.atUs),
    call: m.row_page(),
    value: value + took,
  };
}

const isLeaving = ({ phase }: Entry): boolean => LEAVING.has(phase);

const PAGE_STATES: Record<PageState, () => string> = {
  loading: m.page_loading,
  interactive: m.page_loading,
  complete: m.page_loaded,
  hidden: m.page_hidden,
  beforeunload: m.page_leaving,
  pagehide: m.page_unloaded,
  unload: m.page_unloaded,
};

/** The state that a page came to last. */
function pageState(phases: readonly Entry[]): string {
  // On its way out it is hidden, which says less than that it is unloaded.
  const last = phases.findLast(({ phase }) => phase !== 'hidden') ?? phases.at(-1);
  return last?.data.kind === 'page' ? `${last.data.url} · ${PAGE_STATES[last.phase]()}` : '';
}

export function entryColumns(entry: Entry): Columns {
  const at = { number: String(entry.seq), at: moment(entry.atUs) };
  return { element: '', value: '', returned: '', error: '', ...at, ...parts(entry) };
}

function parts({ data, phase }: Entry): Partial<Columns> & { call: string } {
  switch (data.kind) {
    case 'call': {
      const [first, second] = data.arguments;
      const errors = [
        data.replay ? m.replay_differs({ answer: data.replay.answer, error: data.replay.error }) : '',
        data.error === 0 ? '' : `${data.error} ${errorCode(data.error)}`,
        LEAVING.has(phase) ? phase : '',
      ];
      const passed = { element: argument(first), value: argument(second) };
      return { call: data.function, ...passed, returned: data.answer, error: errors.filter(Boolean).join(' · ') };
    }
    case 'hunt':
      return {
        call: data.name,
        element: data.lookedIn,
        value: data.by ?? '',
        returned: data.found ? m.lookup_found() : m.lookup_not_found(),
      };
    case 'page':
      return { call: phase, element: data.url };
    case 'console':
      return { call: `console.${data.level}`, value: data.text };
    case 'error':
      return { call: 'error', element: data.source ?? '', value: data.message };
    case 'rejection':
      return { call: 'unhandledrejection', value: data.message };
    case 'resource':
      return { call: `<${data.element}>`, element: data.url, returned: m.lookup_not_found() };
    case 'unplayable':
      return {
        call: `<${data.element}>`,
        element: data.url,
        value: unplayable(data).filter(Boolean).join(' · '),
      };
    case 'served':
      return {
        call: data.destination === 'empty' ? 'fetch' : (data.destination ?? m.served_request()),
        element: data.path,
        value: (isFailed(data) ? failure(data) : delivery(data)).filter(Boolean).join(' · '),
        returned: String(data.status),
      };
    case 'window':
      return { call: 'window.open', element: data.url, returned: data.opened ? m.window_opened() : m.window_blocked() };
    case 'access': {
      const { name, attempts } = ACCESSES[data.access];
      return {
        call: name(),
        element: data.target,
        value: data.count > 1 ? attempts({ count: data.count }) : '',
        returned: data.decision === 'blocked' ? m.access_blocked() : m.access_allowed(),
      };
    }
    case 'requestBody':
      return { call: SENT_BY[data.by], element: data.url, value: body(data) };
    case 'unconfirmed':
      return {
        call: data.answered === 'true' ? m.confirmed_later() : m.not_stored(),
        element: `#${data.call}`,
        value: data.answered === 'true' ? m.unconfirmed_true() : m.unconfirmed_false(),
        returned: data.answered,
      };
    case 'note':
      return { call: m.kind_note(), value: NOTES[data.note]() };
    case 'validated':
      return { call: m.kind_note(), value: data.automatic ? m.note_closed() : m.note_validated() };
    case 'observerError':
      return { call: m.kind_note(), value: m.observer_failed({ message: data.message }) };
    case 'notRecorded':
      return { call: m.not_recorded(), value: line(data) };
  }
}

type Unplayable = Extract<Entry['data'], { kind: 'unplayable' }>;

/** What is not played, what the file holds, what would play it here, and who else may. */
function unplayable({ url, failure, format, message }: Unplayable): string[] {
  const data = failure === 'picture' ? m.media_no_picture() : m.media_not_playable();
  if (!format) return [data, /^(?:blob|data):/.test(url) ? '' : m.media_unknown_format(), message];
  const { container, codecs, packages } = format;
  return [
    data,
    [...new Set([container, ...codecs])].join(', '),
    packages.length > 0 ? m.media_packages({ packages: packages.join(' ') }) : '',
    m.media_playable_elsewhere(),
    message,
  ];
}

type RequestBody = Extract<Entry['data'], { kind: 'requestBody' }>;

/** The functions of the browser that send something, as scripts call them. */
const SENT_BY: Record<RequestBody['by'], string> = {
  fetch: 'fetch',
  xhr: 'XMLHttpRequest.send',
  beacon: 'navigator.sendBeacon',
  webSocket: 'WebSocket.send',
};

/** What was sent, as far as it is known. */
function body({ text, length }: RequestBody): string {
  if (text !== null) return text;
  return length === null ? m.body_not_known() : m.body_not_text({ size: size(length) });
}

type Served = Extract<Entry['data'], { kind: 'served' }>;

/** Whether the server responded with an error. */
function isFailed({ status }: Served): boolean {
  return status >= 400;
}

/** Why a request failed. */
function failure({ path, status, actualPath, count }: Served): string[] {
  const isOutside = path.startsWith('/') || path.startsWith('../');
  return [
    actualPath === null ? '' : m.served_actual_path({ path: actualPath }),
    isOutside ? m.served_outside() : '',
    status === 404 && actualPath === null && !isOutside ? m.served_missing() : '',
    status === 404 ? '' : m.served_refused(),
    count > 1 ? m.served_count({ count }) : '',
  ];
}

/** How much of a file was sent, and how long it took. */
function delivery({ bytes, range, tookUs, count }: Served): string[] {
  return [
    size(bytes),
    range ? m.served_range({ first: number(range.first), last: number(range.last) }) : '',
    milliseconds(tookUs),
    count > 1 ? m.served_count({ count }) : '',
  ];
}
