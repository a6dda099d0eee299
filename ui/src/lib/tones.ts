// How good a verdict is, as a picture and a colour.

import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleDashed from '@lucide/svelte/icons/circle-dashed';
import CircleX from '@lucide/svelte/icons/circle-x';
import type { Tone } from './bindings';

export const TONES: Record<Tone, { Icon: typeof CircleCheck; colour: string }> = {
  good: { Icon: CircleCheck, colour: 'text-good' },
  bad: { Icon: CircleX, colour: 'text-bad' },
  open: { Icon: CircleDashed, colour: 'text-warn' },
};
