// The screen that compares two sessions.

import type { SessionSummary } from '../../lib/bindings';
import type { Place } from '../../lib/route.svelte';

/** The comparison of two sessions: the older one is A. */
export function compare(one: SessionSummary, other: SessionSummary): Place {
  const isOlder = Date.parse(one.startedAt) <= Date.parse(other.startedAt);
  const [a, b] = isOlder ? [one, other] : [other, one];
  return { screen: 'comparison', a: a.id, b: b.id };
}
