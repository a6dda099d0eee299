// Closing sessions that were left open.

import { api } from './api';
import type { ValidatedSession } from './bindings';
import { m } from './paraglide/messages';
import { route } from './route.svelte';
import { run } from './run';
import { toasts } from './toasts.svelte';

/** Validates sessions; says of each that cannot be why, and returns the others. */
export async function validate(sessions: readonly string[]): Promise<ValidatedSession[]> {
  const validated: ValidatedSession[] = [];
  for (const session of sessions) {
    await run(m.failed_validate, async () => validated.push(await api.validateSession(session)));
  }
  return validated;
}

/** Says which sessions were closed because they had been open for too long, from now on. */
export function followClosed(): void {
  void run(m.failed_follow_closed, () =>
    api.followClosed((closed) => {
      const [first, ...others] = closed;
      const show = () => first && route.go({ screen: 'report', session: first.id });
      const report = { label: m.view_report, act: show };
      toasts.success(() => m.closed({ count: closed.length }), others.length === 0 ? report : undefined);
    }),
  );
}
