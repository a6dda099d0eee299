// How large the interface is. It is set in the webview, so a module, which has a view of its own, stays as it is.

import { api } from './api';
import { Kept } from './kept.svelte';
import { m } from './paraglide/messages';
import { run } from './run';

const STEPS = [0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2] as const;

class Zoom {
  private readonly kept = new Kept<number>('zoom', 1, (stored) => STEPS.find((step) => step === stored));

  /** How many pixels of the window a CSS pixel of its page is. */
  get factor(): number {
    return this.kept.value;
  }

  /** Shows the page as it was left. */
  restore(): void {
    if (this.factor !== 1) this.show();
  }

  /** Makes the page larger, smaller, or as it was at first. */
  change(to: 'larger' | 'smaller' | 'reset'): void {
    const at = STEPS.findIndex((step) => step === this.factor);
    const next = to === 'reset' ? 1 : STEPS[at + (to === 'larger' ? 1 : -1)];
    if (next === undefined || next === this.factor) return;
    this.kept.value = next;
    this.show();
  }

  private show(): void {
    void run(m.failed_zoom, () => api.setZoom(this.factor));
  }
}

export const zoom = new Zoom();
