// Validates observations. The module can call the host with any values, so each observation is rebuilt field by field.

import type { Observation } from './timeline';

const TEXT_LIMIT = 8 * 1024;
/** Maximum recorded frame depth. */
const DEEPEST = 1_000;

type Field = 'text' | 'optional' | 'number' | 'flag' | 'mediaFailure' | 'decision' | 'clipboardWrite' | 'empty' | 'one';

/** What the workbench adds to an observation. */
type Added = 'status' | 'format';
/** The fields that an observation of this kind has. */
type FieldsOf<Kind> = Exclude<keyof Extract<Observation, { kind: Kind }>, 'kind' | Added>;

/** The kinds of observations, with their fields. */
const KINDS: { [Kind in Observation['kind']]: Record<FieldsOf<Kind>, Field> } = {
  hunt: { name: 'text', lookedIn: 'text', depth: 'number', found: 'flag', by: 'optional' },
  page: { url: 'text', depth: 'number' },
  console: { level: 'text', text: 'text' },
  error: { message: 'text', source: 'optional' },
  rejection: { message: 'text' },
  resource: { url: 'text', element: 'text' },
  unplayable: { url: 'text', element: 'text', failure: 'mediaFailure', message: 'text' },
  window: { url: 'text', opened: 'flag' },
  access: { access: 'clipboardWrite', target: 'empty', decision: 'decision', count: 'one' },
  observerError: { message: 'text' },
};

const READ: Record<Field, (value: unknown) => unknown> = {
  text: (value) => cut(typeof value === 'string' ? value : ''),
  optional: (value) => (typeof value === 'string' ? cut(value) : null),
  number: (value) => (Number.isInteger(value) ? Math.min(Math.max(value as number, 0), DEEPEST) : 0),
  flag: (value) => value === true,
  decision: (value) => (value === 'allowed' ? value : 'blocked'),
  // A page reports no other access: the workbench knows of the others.
  clipboardWrite: () => 'clipboardWrite',
  empty: () => '',
  one: () => 1,
  mediaFailure: (value) => (value === 'decoding' || value === 'picture' ? value : 'notSupported'),
};

/** Whether this is a kind of observation. */
export function isKind(kind: unknown): kind is Observation['kind'] {
  return typeof kind === 'string' && Object.hasOwn(KINDS, kind);
}

/** Builds an observation of this kind from untrusted values. */
export function observation(kind: Observation['kind'], said: Readonly<Record<string, unknown>>): Observation {
  const fields = Object.entries(KINDS[kind]).map(([name, field]) => [name, READ[field](said[name])]);
  return { kind, ...Object.fromEntries(fields) } as Observation;
}

function cut(text: string): string {
  return text.slice(0, TEXT_LIMIT).toWellFormed();
}
