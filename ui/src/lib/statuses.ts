// What a lesson status looks like: an icon, and the class of its colour.

import Circle from '@lucide/svelte/icons/circle';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleDot from '@lucide/svelte/icons/circle-dot';
import CircleX from '@lucide/svelte/icons/circle-x';
import Eye from '@lucide/svelte/icons/eye';
import type { LucideIcon } from '@lucide/svelte';

interface Look {
  Icon: LucideIcon;
  colour: string;
}

const LOOKS: Record<string, Look> = {
  completed: { Icon: CircleCheck, colour: 'text-good' },
  passed: { Icon: CircleCheck, colour: 'text-good' },
  failed: { Icon: CircleX, colour: 'text-bad' },
  incomplete: { Icon: CircleDot, colour: 'text-warn' },
  browsed: { Icon: Eye, colour: 'text-accent' },
};
const OTHER: Look = { Icon: Circle, colour: 'text-quiet' };

export const statusLook = (word: string): Look => LOOKS[word] ?? OTHER;
