// The filter of the trace as it was left.

import type { RowFilter, RowKind } from '../lib/bindings';
import { Kept } from '../lib/kept.svelte';
import { HIDDEN_BY_DEFAULT, KINDS } from './rows';

type KeptFilter = Omit<RowFilter, 'text'>;

const isKind = (kind: unknown): kind is RowKind => KINDS.some((one) => one === kind);

function parse(stored: unknown): KeptFilter | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const { hidden, problemsOnly } = stored as Record<string, unknown>;
  if (!Array.isArray(hidden) || typeof problemsOnly !== 'boolean') return undefined;
  return { hidden: hidden.filter(isKind), problemsOnly };
}

export function keptFilter(): Kept<KeptFilter> {
  return new Kept('trace-filter', { hidden: [...HIDDEN_BY_DEFAULT], problemsOnly: false }, parse);
}
