// The player's page stays. A module in its frame may try to replace it: `top.location = …`, a link or a form with
// `target="_top"`, a frame buster. The frame has no sandbox that would forbid it, because a sandboxed page may not navigate
// the frames beside it either, which the menu of a frameset does.

/** Schemes whose addresses are documents. Others, such as `mailto:`, open a program and leave the page as it is. */
const DOCUMENTS = new Set(['http:', 'https:', 'about:', 'blob:', 'data:', 'file:', 'filesystem:']);

/**
 * Refuses navigations of this page that a script, link or form asks for. The browser's own buttons are not asked about.
 * Without the Navigation API nothing is refused here; the workbench's own view refuses by itself.
 * @param refused hears the address of each that was refused
 */
export function refuseNavigation(refused: (url: string) => void): void {
  // Not every browser has it.
  const { navigation } = globalThis as { navigation?: Navigation };
  navigation?.addEventListener('navigate', (event) => {
    const { destination } = event;
    if (!event.cancelable || destination.sameDocument || event.downloadRequest !== null) return;
    if (!DOCUMENTS.has(new URL(destination.url).protocol)) return;
    event.preventDefault();
    refused(destination.url);
  });
}
