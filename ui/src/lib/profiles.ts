// What LMS profiles are called.

import type { ProfileDetails } from './bindings';

/**
 * The name of a profile: one that ships is called as it is in this language, one of the user's own as it was where its id stands
 * (`given`), whatever became of it.
 */
export function profileName(profiles: readonly ProfileDetails[], profile: string, given = ''): string {
  return profiles.find(({ id, own }) => id === profile && !own)?.name ?? (given || profile);
}
