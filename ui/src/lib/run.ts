// Runs actions of the user. This is the one place where a failed action becomes a toast.

import { sentence } from './problems';
import { toasts, type Message } from './toasts.svelte';

/**
 * Runs an action. If it fails, a toast says what was not done (`failed`) and why.
 *
 * @returns whether the action succeeded
 */
export async function run(failed: Message, action: () => Promise<unknown>): Promise<boolean> {
  try {
    await action();
    return true;
  } catch (thrown) {
    toasts.error(failed, () => sentence(thrown));
    return false;
  }
}
