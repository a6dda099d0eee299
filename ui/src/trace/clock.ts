// Which clock the times of the trace are on: the session's own, or the one on the wall.

import { Kept } from '../lib/kept.svelte';

export type Clock = 'session' | 'wall';

const isClock = (stored: unknown): stored is Clock => stored === 'session' || stored === 'wall';

export const keptClock = (): Kept<Clock> =>
  new Kept<Clock>('trace-clock', 'session', (stored) => (isClock(stored) ? stored : undefined));
