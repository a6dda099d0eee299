// What a library or a backup has, in words.

import { m } from '../../lib/paraglide/messages';

export function contents({ packages, sessions }: { packages: number; sessions: number }): string {
  return m.backup_contents({
    packages: m.backup_packages({ count: packages }),
    sessions: m.version_sessions({ count: sessions }),
  });
}
