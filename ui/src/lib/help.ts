// Which chapter of the guide is about which screen.

import { overlays } from './overlay.svelte';
import { route } from './route.svelte';

export const CHAPTERS = {
  library: 'import',
  package: 'launch',
  player: 'trace',
  report: 'report',
  comparison: 'compare',
  openSessions: 'open-sessions',
  learners: 'learners',
  journal: 'journal',
  reports: 'reports',
  settings: 'settings',
  help: 'contents',
} as const satisfies Record<typeof route.place.screen, string>;

/** The tabs of a package have chapters of their own. */
export const TABS: Record<string, string> = {
  audit: 'audit',
  history: 'versions',
  information: 'import',
  results: 'reports',
};

/** The chapter about the screen that is shown. */
export function chapterHere(): string {
  const { place, visit } = route;
  const tab = place.screen === 'package' ? (visit.memory.get('tab') ?? place.tab) : undefined;
  return TABS[String(tab)] ?? CHAPTERS[place.screen];
}

/** Shows the chapter about the screen that is shown. A running module stays: the chapter is shown beside it. */
export function showHelp(): void {
  const { place } = route;
  if (place.screen === 'player') overlays.show('help');
  else if (place.screen !== 'help') route.go({ screen: 'help', chapter: chapterHere() });
}
