// Runs actions of the user. This is the one place where a failed action becomes a toast.

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
    // The sentences are many, and most often nothing fails.
    const { sentence } = await import('./problems');
    toasts.error(failed, () => sentence(thrown));
    return false;
  }
}
