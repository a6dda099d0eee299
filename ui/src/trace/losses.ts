// Messages for entries that were not recorded.

import type { Loss, LossCause } from '../lib/bindings';
import { m } from '../lib/paraglide/messages';

const WHY: Record<LossCause, () => string> = {
  notReceived: m.loss_not_received,
  endUnknown: m.loss_end_unknown,
  full: m.loss_full,
  tooMany: m.loss_too_many,
  outOfOrder: m.loss_out_of_order,
  conflict: m.loss_conflict,
  unreadable: m.loss_unreadable,
  damaged: m.loss_damaged,
};

/** Names of the kinds of observations. */
const KINDS: Record<string, () => string> = {
  hunt: m.kind_api_lookup,
  page: m.kind_page,
  console: m.kind_console,
  error: m.kind_page_error,
  rejection: m.kind_page_error,
  resource: m.kind_page_error,
  unplayable: m.kind_page_error,
  window: m.kind_window,
  observerError: m.kind_note,
  access: m.kind_access,
  requestBody: m.kind_access,
  served: m.kind_served,
};

/** One line: how many entries were not recorded, and why. */
export function line({ cause, entries, count }: Loss): string {
  if (count === null) return WHY[cause]();
  const kind = entries === null ? undefined : KINDS[entries]?.();
  const counted = m.entries_count({ count });
  return m.loss_line({
    entries: kind === undefined ? counted : m.entries_of_kind({ entries: counted, kind }),
    why: WHY[cause](),
  });
}
