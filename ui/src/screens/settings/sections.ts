// The sections of the settings, in their order.

import { m } from '../../lib/paraglide/messages';

export interface Section {
  /** Of its element. */
  id: string;
  title: () => string;
}

export const SECTIONS = [
  { id: 'settings-general', title: m.settings_general },
  { id: 'settings-launching', title: m.settings_launching },
  { id: 'settings-profiles', title: m.profiles },
  { id: 'settings-recording', title: m.recording_limits },
  { id: 'settings-closing', title: m.open_sessions },
  { id: 'settings-retention', title: m.retention },
  { id: 'settings-data', title: m.settings_data },
  { id: 'settings-backups', title: m.backups },
  { id: 'settings-imports', title: m.limits },
  { id: 'settings-rules', title: m.rules },
] as const satisfies readonly Section[];
