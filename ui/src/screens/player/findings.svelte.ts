// What the rules find in a session while it runs: asked for as entries come, at most once a second.

import { api } from '../../lib/api';
import type { LocalizedFinding } from '../../lib/bindings';
import { language } from '../../lib/locale.svelte';
import { RETRY_MS, wait } from '../../trace/read';

/** The shortest time between two questions. */
const REST_MS = 1000;

export class LiveFindings {
  /** The gravest first; undefined until the first answer. */
  all = $state.raw<LocalizedFinding[]>();
  private isDue = false;
  private asking = false;
  private closed = false;

  constructor(private readonly session: string) {}

  /** Something has come. */
  news(): void {
    this.isDue = true;
    if (!this.asking) void this.ask();
  }

  /** Asks for nothing more. */
  close(): void {
    this.closed = true;
  }

  private async ask(): Promise<void> {
    this.asking = true;
    while (this.isDue && !this.closed) {
      this.isDue = false;
      // The report says why a session cannot be read.
      const found = await api.sessionFindings(this.session, language.current).catch(() => undefined);
      if (!found) break;
      this.all = found.findings;
      this.isDue ||= !found.complete;
      await wait(found.complete ? REST_MS : RETRY_MS);
    }
    this.asking = false;
  }
}
