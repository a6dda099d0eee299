// What keeps the observer's own failures from the module.

import { describe } from './describe';
import type { Host } from './timeline';

/** Failures of a page that are reported in full. Later ones are only counted. */
const FAILURES_PER_PAGE = 20;

/** Runs a part of the observer. What it throws is reported to the workbench, and never reaches the module. */
export type Guard = (act: () => void) => void;

/** A guard that reports to `host`. */
export function makeGuard(host: Host): Guard {
  let failures = 0;
  let isRunning = false;
  return (act) => {
    // The module's code may run inside, such as a proxy that logs itself whenever it is looked at.
    if (isRunning) return;
    isRunning = true;
    try {
      act();
    } catch (error) {
      failures += 1;
      try {
        if (failures > FAILURES_PER_PAGE) host.dropped('observerError');
        else host.observed({ kind: 'observerError', message: describe(error) });
      } catch {
        // The player is gone: its window was closed before the module's.
      }
    } finally {
      isRunning = false;
    }
  };
}
