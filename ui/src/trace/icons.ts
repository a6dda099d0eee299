// The icon and colour of each kind of row.

import Crosshair from '@lucide/svelte/icons/crosshair';
import Download from '@lucide/svelte/icons/download';
import FileDown from '@lucide/svelte/icons/file-down';
import FileText from '@lucide/svelte/icons/file-text';
import FileX from '@lucide/svelte/icons/file-x';
import Globe from '@lucide/svelte/icons/globe';
import LogIn from '@lucide/svelte/icons/log-in';
import MessageSquare from '@lucide/svelte/icons/message-square';
import PanelTop from '@lucide/svelte/icons/panel-top';
import Save from '@lucide/svelte/icons/save';
import ShieldAlert from '@lucide/svelte/icons/shield-alert';
import Terminal from '@lucide/svelte/icons/terminal';
import TriangleAlert from '@lucide/svelte/icons/triangle-alert';
import Upload from '@lucide/svelte/icons/upload';
import Wrench from '@lucide/svelte/icons/wrench';
import type { RowKind } from '../lib/bindings';

export const ICONS = {
  life: LogIn,
  get: Download,
  set: Upload,
  commit: Save,
  ask: MessageSquare,
  hunt: Crosshair,
  page: FileText,
  console: Terminal,
  fault: TriangleAlert,
  missing: FileX,
  window: PanelTop,
  access: ShieldAlert,
  served: FileDown,
  note: Wrench,
  exchange: Globe,
} satisfies Record<RowKind, unknown>;

const COLOURS: Partial<Record<RowKind, string>> = {
  life: 'text-accent',
  set: 'text-good',
  commit: 'text-warn',
  exchange: 'text-accent',
  fault: 'text-bad',
  missing: 'text-bad',
};

/** The class of a kind's colour. */
export function colour(kind: RowKind): string {
  return COLOURS[kind] ?? 'text-quiet';
}
