// Which keys lead back.

const OPEN = '[role="dialog"], [role="alertdialog"], [role="menu"]';
/** What Escape closes before it leads anywhere. */
const CLOSES = '[data-closes="escape"]';

/** Whether something lies over the screen, which keys are for first. */
export function isCovered(): boolean {
  return document.querySelector(OPEN) !== null;
}

/**
 * Whether a key press asks to leave the screen: Alt+Left, or an Escape that nothing nearer needs. To be asked while the
 * event is on its way down, before what it closes has gone.
 */
export function leads(event: KeyboardEvent): boolean {
  if (event.altKey && event.key === 'ArrowLeft') return !isCovered();
  return escapes(event) && ![...document.querySelectorAll(CLOSES)].some(isShown);
}

/** Whether a key press is an Escape that no dialog, menu or text field needs. To be asked as {@link leads} is. */
export function escapes(event: KeyboardEvent): boolean {
  if (event.key !== 'Escape' || event.isComposing || isCovered()) return false;
  const { target } = event;
  const clears = target instanceof HTMLInputElement && target.value !== '';
  return !clears && !(target instanceof HTMLSelectElement);
}

/** Whether an element is on the tab that is shown. */
export function isShown(element: Element): boolean {
  return element.closest('[hidden]') === null;
}
