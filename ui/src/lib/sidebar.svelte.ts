// Whether the sidebar shows its labels. In a narrow window it does only while the user wants it to.

import { MediaQuery } from 'svelte/reactivity';
import { Kept } from './kept.svelte';

interface Stored {
  collapsed: boolean;
}

function parse(stored: unknown): Stored | undefined {
  if (typeof stored !== 'object' || stored === null || !('collapsed' in stored)) return undefined;
  return typeof stored.collapsed === 'boolean' ? { collapsed: stored.collapsed } : undefined;
}

class Sidebar {
  private readonly kept = new Kept<Stored>('sidebar', { collapsed: false }, parse);
  private readonly isNarrow = new MediaQuery('width < 900px');
  private openInNarrow = $state(false);

  get collapsed(): boolean {
    return this.isNarrow.current ? !this.openInNarrow : this.kept.value.collapsed;
  }

  toggle(): void {
    if (this.isNarrow.current) this.openInNarrow = !this.openInNarrow;
    else this.kept.value = { collapsed: !this.kept.value.collapsed };
  }
}

export const sidebar = new Sidebar();
