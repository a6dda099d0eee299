// What a screen looks like when the user comes back to it: scroll position, choices, focus.

import { onDestroy } from 'svelte';
import type { Command } from '../palette/commands';
import { route, type Crumb } from './route.svelte';

/** Events with which the user takes over: nothing is restored after them. */
const TAKES_OVER = ['wheel', 'keydown', 'pointerdown'] as const;

/** A value of a screen that is there again when the user comes back; `name` is its own on that screen. */
export class Remembered<T> {
  private readonly memory = route.visit.memory;
  private current = $state.raw() as T;

  constructor(
    private readonly name: string,
    initial: T,
  ) {
    this.current = this.memory.has(name) ? (this.memory.get(name) as T) : initial;
  }

  get value(): T {
    return this.current;
  }

  set value(value: T) {
    this.current = value;
    this.memory.set(this.name, value);
  }
}

/** Says where a screen is, for the breadcrumb: the screens above it, and its own name last. */
export function showTrail(trail: () => Crumb[]): void {
  const { visit } = route;
  $effect(() => {
    visit.trail = trail();
  });
}

/** Offers commands in the command palette, as long as the component is there. They are asked for each time that it opens. */
export function offerCommands(offer: () => Command[]): void {
  const { offers } = route.visit;
  offers.add(offer);
  onDestroy(() => offers.delete(offer));
}

/** Keeps where an element is scrolled to; `name` is its own on that screen. */
export function keepScroll(name: string): (element: HTMLElement) => () => void {
  const { memory, onleave } = route.visit;
  return (element) => {
    const left = memory.get(name);
    let restoring = typeof left === 'number' && left > 0;
    const restore = (): void => {
      if (!restoring) return;
      element.scrollTop = Number(left);
      // Until what is loaded later is there, it may not be long enough.
      restoring = element.scrollTop < Number(left) - 1;
    };
    const grown = new ResizeObserver(restore);
    for (const child of element.children) grown.observe(child);
    restore();
    // Not from its scroll events: the user may leave before the last of them.
    const leave = (): void => {
      if (!restoring) memory.set(name, element.scrollTop);
    };
    const takeOver = (): void => {
      restoring = false;
    };
    onleave.add(leave);
    for (const event of TAKES_OVER) element.addEventListener(event, takeOver, { passive: true });
    return () => {
      grown.disconnect();
      onleave.delete(leave);
      for (const event of TAKES_OVER) element.removeEventListener(event, takeOver);
    };
  };
}

/**
 * Scrolls to an element of `content`, and again when pictures above it have come, until the user takes over.
 *
 * @returns ends it
 */
export function scrollTo(element: HTMLElement, content: HTMLElement): () => void {
  const grown = new ResizeObserver(() => element.scrollIntoView());
  const end = (): void => {
    grown.disconnect();
    for (const event of TAKES_OVER) document.removeEventListener(event, end, true);
  };
  grown.observe(content);
  for (const event of TAKES_OVER) document.addEventListener(event, end, true);
  element.scrollIntoView();
  return end;
}

/**
 * Gives the focus to a screen that has just come: to the element that had it when the user left, once it is there; until
 * then, and on a screen that is new, to `main`.
 *
 * @returns ends the wait
 */
export function focusScreen(main: HTMLElement): () => void {
  const { focus } = route.visit;
  main.focus({ preventScroll: true });
  if (focus === undefined) return () => undefined;
  const waiting = new MutationObserver(find);
  const end = (): void => {
    waiting.disconnect();
    for (const event of TAKES_OVER) document.removeEventListener(event, end, true);
  };
  function find(): void {
    const element = document.getElementById(focus ?? '');
    if (!element) return;
    element.focus({ preventScroll: true });
    end();
  }
  waiting.observe(main, { childList: true, subtree: true });
  for (const event of TAKES_OVER) document.addEventListener(event, end, true);
  find();
  return end;
}
