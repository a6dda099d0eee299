// A screen on paper.

import { onDestroy, tick } from 'svelte';

const readers = new Set<() => Promise<void>>();

/** Says what reads what a component shows only when it is opened, for as long as the component is there. */
export function readForPaper(read: () => Promise<void>): void {
  readers.add(read);
  onDestroy(() => readers.delete(read));
}

/** Opens every part, so that all of it is on paper. */
export function unfold(): void {
  for (const part of document.querySelectorAll<HTMLDetailsElement>('details:not([data-screen-only])')) part.open = true;
}

/** Prints the screen, complete. */
export async function print(): Promise<void> {
  await Promise.all([...readers].map((read) => read()));
  unfold();
  await tick();
  window.print();
}
