// The deletion of old logs, as it is put in words.

import { api } from './api';
import type { LogAmount } from './bindings';
import { m } from './paraglide/messages';
import { run } from './run';
import { toasts } from './toasts.svelte';

/** How many sessions and rows these are, in words. */
export function amount({ sessions, rows }: LogAmount): { sessions: string; rows: string } {
  return { sessions: m.version_sessions({ count: sessions }), rows: m.log_rows({ count: rows }) };
}

/** Says what was deleted because of its age, from now on. */
export function followLogDeletions(): void {
  void run(m.failed_follow_logs, () =>
    api.followLogDeletions(({ deleted }) => toasts.notice(() => m.logs_deleted_by_age(amount(deleted)))),
  );
}
