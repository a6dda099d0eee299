// A timeline on the screen: refreshed at most ten times a second, however much comes, and held still on demand.

import type { TraceBatch } from '../lib/bindings';
import { Timeline, type Filter } from './timeline';

const REFRESH_MS = 100;
/** How long a refresh may look at rows before the module has its turn again. */
const SIFT_MS = 12;
const PROMPTLY_MS = 16;

export class Feed {
  readonly timeline = new Timeline();
  /** Changes whenever there is something new to draw. */
  version = $state(0);
  paused = $state(false);
  /** How many entries came since the pause. */
  waiting = $state(0);
  private held: TraceBatch[] = [];
  private drawing: ReturnType<typeof setTimeout> | undefined;

  add(batch: TraceBatch): void {
    if (this.paused && batch.state === 'running') {
      this.held.push(batch);
    } else {
      this.takeHeld();
      this.timeline.add(batch);
    }
    this.drawing ??= setTimeout(() => this.draw(), REFRESH_MS);
  }

  filter(filter: Filter): void {
    this.timeline.setFilter(filter);
    this.draw();
  }

  pause(paused: boolean): void {
    this.paused = paused;
    if (!paused) this.takeHeld();
    this.draw();
  }

  private takeHeld(): void {
    for (const batch of this.held) this.timeline.add(batch);
    this.held = [];
  }

  private draw(): void {
    clearTimeout(this.drawing);
    this.drawing = undefined;
    if (!this.timeline.sift(SIFT_MS)) this.drawing = setTimeout(() => this.draw(), PROMPTLY_MS);
    this.waiting = this.held.reduce((sum, { events, exchanges }) => sum + events.length + exchanges.length, 0);
    this.version += 1;
  }
}
