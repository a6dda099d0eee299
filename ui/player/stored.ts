// What of a session's storages is recorded: each name once.

import { KEY_LIMIT } from './observed';
import type { StorageKind } from './timeline';

/** Names of each kind that are recorded. Later ones are not: a module may make them up without end. */
const NAMES_PER_KIND = 200;

export class StoredNames {
  private readonly names = new Map<StorageKind, Set<string>>();

  /** Whether it is to be recorded that something is stored under this name. */
  isNew(kind: StorageKind, name: string): boolean {
    const names = this.names.get(kind) ?? new Set();
    this.names.set(kind, names);
    const known = name.slice(0, KEY_LIMIT);
    if (names.size >= NAMES_PER_KIND || names.has(known)) return false;
    names.add(known);
    return true;
  }
}
