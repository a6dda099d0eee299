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
  lifecycle: LogIn,
  get: Download,
  set: Upload,
  commit: Save,
  errorCall: MessageSquare,
  apiLookup: Crosshair,
  page: FileText,
  console: Terminal,
  pageError: TriangleAlert,
  failedRequest: FileX,
  window: PanelTop,
  access: ShieldAlert,
  served: FileDown,
  note: Wrench,
  exchange: Globe,
} satisfies Record<RowKind, unknown>;

const COLOURS: Partial<Record<RowKind, string>> = {
  lifecycle: 'text-accent',
  set: 'text-good',
  commit: 'text-warn',
  exchange: 'text-accent',
  pageError: 'text-bad',
  failedRequest: 'text-bad',
};

/** The class of a kind's colour. */
export function colour(kind: RowKind): string {
  return COLOURS[kind] ?? 'text-quiet';
}
