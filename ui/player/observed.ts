// Validates observations. The module can call the host with any values, so each observation is rebuilt field by field.

import type { Observation, SentBy, StorageKind } from './timeline';

const TEXT_LIMIT = 8 * 1024;
/** Maximum characters of the name that something is stored under. */
export const KEY_LIMIT = 256;
/** Maximum recorded frame depth. */
const DEEPEST = 1_000;
/** Maximum recorded length of what was sent. */
const LONGEST = 0xffffffff;

type Field = 'text' | 'optional' | 'number' | 'length' | 'flag' | 'mediaFailure' | 'sentBy';

type Access = Extract<Observation, { kind: 'access' }>;

/** What the workbench adds to an observation. */
type Added = 'status' | 'format';
/** The fields that an observation of this kind has. */
type FieldsOf<Kind> = Exclude<keyof Extract<Observation, { kind: Kind }>, 'kind' | Added>;

/** The kinds of observations but accesses, with their fields. */
const KINDS: { [Kind in Exclude<Observation['kind'], 'access'>]: Record<FieldsOf<Kind>, Field> } = {
  hunt: { name: 'text', lookedIn: 'text', depth: 'number', found: 'flag', by: 'optional' },
  page: { url: 'text', depth: 'number' },
  console: { level: 'text', text: 'text' },
  error: { message: 'text', source: 'optional' },
  rejection: { message: 'text' },
  resource: { url: 'text', element: 'text' },
  unplayable: { url: 'text', element: 'text', failure: 'mediaFailure', message: 'text' },
  window: { url: 'text', opened: 'flag' },
  requestBody: { url: 'text', by: 'sentBy', text: 'optional', length: 'length' },
  observerError: { message: 'text' },
};

const SENT_BY: readonly SentBy[] = ['fetch', 'xhr', 'beacon', 'webSocket'];

const READ: Record<Field, (value: unknown) => unknown> = {
  text: (value) => cut(typeof value === 'string' ? value : ''),
  optional: (value) => (typeof value === 'string' ? cut(value) : null),
  number: (value) => (Number.isInteger(value) ? Math.min(Math.max(value as number, 0), DEEPEST) : 0),
  length: (value) => (Number.isInteger(value) && (value as number) >= 0 ? Math.min(value as number, LONGEST) : null),
  flag: (value) => value === true,
  mediaFailure: (value) => (value === 'decoding' || value === 'picture' ? value : 'notSupported'),
  sentBy: (value) => SENT_BY.find((one) => one === value) ?? 'fetch',
};

const STORAGES: readonly StorageKind[] = ['localStorage', 'sessionStorage', 'cookie', 'indexedDb', 'cache'];

/** Whether this is a kind of observation. */
export function isKind(kind: unknown): kind is Observation['kind'] {
  return typeof kind === 'string' && (kind === 'access' || Object.hasOwn(KINDS, kind));
}

/** Builds an observation of this kind from untrusted values. */
export function observation(kind: Observation['kind'], said: Readonly<Record<string, unknown>>): Observation {
  if (kind === 'access') return access(said);
  const fields = Object.entries(KINDS[kind]).map(([name, field]) => [name, READ[field](said[name])]);
  return { kind, ...Object.fromEntries(fields) } as Observation;
}

/** What a page reports of accesses: what it stores, and the clipboard. The workbench knows of the others. */
function access(said: Readonly<Record<string, unknown>>): Access {
  const storage = STORAGES.find((one) => one === said['access']);
  if (storage) {
    const { target } = said;
    const key = typeof target === 'string' ? target.slice(0, KEY_LIMIT).toWellFormed() : '';
    return { kind: 'access', access: storage, target: key, decision: 'allowed', count: 1 };
  }
  const decision = said['decision'] === 'allowed' ? 'allowed' : 'blocked';
  return { kind: 'access', access: 'clipboardWrite', target: '', decision, count: 1 };
}

function cut(text: string): string {
  return text.slice(0, TEXT_LIMIT).toWellFormed();
}
