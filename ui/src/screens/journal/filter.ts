// How the journal is filtered and sorted: what is remembered of it, and its kinds of rows by name.

import type { JournalFilter, JournalKind, JournalSort } from '../../lib/bindings';
import { Kept } from '../../lib/kept.svelte';
import { m } from '../../lib/paraglide/messages';
import { commandName, KIND_NAMES } from '../../trace/describe';

export const EXCHANGES = ['launch', 'getparam', 'putparam', 'exitau'] as const satisfies JournalKind[];
export const CALLS = ['lifecycle', 'set', 'get', 'commit', 'errorCall'] as const satisfies JournalKind[];
export const KINDS: readonly JournalKind[] = [...EXCHANGES, ...CALLS];

export const kindName = (kind: JournalKind): string =>
  (EXCHANGES as readonly JournalKind[]).includes(kind)
    ? commandName(kind as (typeof EXCHANGES)[number])
    : KIND_NAMES[kind as (typeof CALLS)[number]]();

/** The kinds that are shown, in words. */
export function kindsName(kinds: readonly JournalKind[]): string {
  if (isSame(kinds, EXCHANGES)) return m.preset_exchanges();
  if (kinds.length === 0 || kinds.length === KINDS.length) return m.journal_all_commands();
  const [first] = kinds;
  return kinds.length === 1 && first ? kindName(first) : m.journal_commands({ count: kinds.length });
}

export function isSame(kinds: readonly JournalKind[], others: readonly JournalKind[]): boolean {
  return kinds.length === others.length && kinds.every((kind) => others.includes(kind));
}

export interface Shown {
  filter: JournalFilter;
  sort: JournalSort;
}

export const INITIAL: Shown = { filter: { kinds: [...EXCHANGES] }, sort: { column: 'date', descending: true } };

function parse(stored: unknown): Shown | undefined {
  const { filter, sort } = (stored ?? {}) as Partial<Shown>;
  const isShown =
    typeof filter === 'object' &&
    Array.isArray(filter.kinds) &&
    filter.kinds.every((kind) => KINDS.includes(kind)) &&
    ['date', 'course', 'lesson', 'learner', 'command'].includes(sort?.column ?? '');
  return isShown && sort ? { filter: { ...filter, text: '' }, sort } : undefined;
}

/** What was shown last, without the text that was searched for. */
export const keptShown = (): Kept<Shown> => new Kept('journal', INITIAL, parse);

/** Whether a filter leaves rows out that the journal shows at first. */
export const isFiltered = (filter: JournalFilter): boolean =>
  Boolean(filter.text) ||
  [filter.course, filter.sco, filter.learner, filter.session, filter.since, filter.until].some((one) => one != null) ||
  !isSame(filter.kinds ?? [], EXCHANGES);
