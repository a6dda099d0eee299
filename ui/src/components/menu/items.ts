// What a menu consists of.

import type { LucideIcon } from '@lucide/svelte';

export interface MenuItem<Id extends string> {
  id: Id;
  Icon: LucideIcon;
  label: string;
  /** The keys that do the same. */
  keys?: string;
}
