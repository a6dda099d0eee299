// Which keys lead back.

const OPEN = '[role="dialog"], [role="alertdialog"], [role="menu"]';

/**
 * Whether a key press asks to leave the screen: Alt+Left, or an Escape that nothing nearer needs. To be asked while the
 * event is on its way down, before what it closes has gone.
 */
export function leads(event: KeyboardEvent): boolean {
  if (document.querySelector(OPEN)) return false;
  if (event.altKey && event.key === 'ArrowLeft') return true;
  const { target } = event;
  const clears = target instanceof HTMLInputElement && target.value !== '';
  return event.key === 'Escape' && !clears && !event.isComposing && !(target instanceof HTMLSelectElement);
}
