// The keys of the workbench: one table for what they do, for tooltips, and for the list of them.

import { m } from './paraglide/messages';
import type { Message } from './toasts.svelte';

const IS_MAC = /mac/i.test(navigator.userAgent);

/** The name of the key +, which joins the names of keys. */
const PLUS = 'Plus';

/** Where keys do something. */
export const SCOPES = {
  everywhere: m.shortcuts_everywhere,
  library: m.packages,
  table: m.shortcuts_table,
  report: m.report_title,
  player: m.shortcuts_player,
  trace: m.trace,
} satisfies Record<string, Message>;

export type Scope = keyof typeof SCOPES;

interface Shortcut {
  scope: Scope;
  /** As `KeyboardEvent.key` names them; `Mod` is Ctrl, on macOS Cmd. Several do the same, or are of a kind. */
  keys: readonly string[];
  does: Message;
}

const TABLE = {
  palette: { scope: 'everywhere', keys: ['Mod+k'], does: m.palette },
  help: { scope: 'everywhere', keys: ['F1'], does: m.help_here },
  shortcuts: { scope: 'everywhere', keys: ['?'], does: m.shortcuts },
  sidebar: { scope: 'everywhere', keys: ['Mod+b'], does: m.shortcut_sidebar },
  settings: { scope: 'everywhere', keys: ['Mod+,'], does: m.settings },
  larger: { scope: 'everywhere', keys: ['Mod+Plus', 'Mod+='], does: m.zoom_larger },
  smaller: { scope: 'everywhere', keys: ['Mod+-'], does: m.zoom_smaller },
  actualSize: { scope: 'everywhere', keys: ['Mod+0'], does: m.zoom_reset },
  back: { scope: 'everywhere', keys: ['Alt+ArrowLeft', 'Escape'], does: m.back },
  toasts: { scope: 'everywhere', keys: ['F6'], does: m.shortcut_toasts },
  import: { scope: 'library', keys: ['Mod+o'], does: m.import_zips },
  search: { scope: 'library', keys: ['/'], does: m.library_search },
  tableRows: {
    scope: 'table',
    keys: ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'],
    does: m.shortcut_rows,
  },
  tableRow: { scope: 'table', keys: ['Enter'], does: m.shortcut_open_row },
  selectRow: { scope: 'table', keys: [' '], does: m.shortcut_select_row },
  selectRows: { scope: 'table', keys: ['Shift+ArrowUp', 'Shift+ArrowDown'], does: m.shortcut_select_rows },
  selectAll: { scope: 'table', keys: ['Mod+a'], does: m.shortcut_select_all },
  columnWidth: { scope: 'table', keys: ['ArrowLeft', 'ArrowRight'], does: m.shortcut_column_width },
  previous: { scope: 'report', keys: ['Alt+ArrowUp'], does: m.report_previous },
  next: { scope: 'report', keys: ['Alt+ArrowDown'], does: m.report_next },
  hide: { scope: 'player', keys: ['F9'], does: m.shortcut_trace },
  fullScreen: { scope: 'player', keys: ['F11'], does: m.full_screen },
  rows: {
    scope: 'trace',
    keys: ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'],
    does: m.shortcut_rows,
  },
  row: { scope: 'trace', keys: ['Enter'], does: m.shortcut_row },
  nextRefused: { scope: 'trace', keys: ['F8'], does: m.trace_next_refused },
  previousRefused: { scope: 'trace', keys: ['Shift+F8'], does: m.trace_previous_refused },
  closeRow: { scope: 'trace', keys: ['Escape'], does: m.shortcut_close_row },
} satisfies Record<string, Shortcut>;

export type ShortcutName = keyof typeof TABLE;

export const SHORTCUTS: Record<ShortcutName, Shortcut> = TABLE;

export function shortcutsOf(scope: Scope): Shortcut[] {
  return Object.values(SHORTCUTS).filter((shortcut) => shortcut.scope === scope);
}

/** Whether a key press is one of a shortcut's. */
export function pressed(event: KeyboardEvent, name: ShortcutName): boolean {
  return SHORTCUTS[name].keys.some((keys) => isPressed(event, keys));
}

function isPressed(event: KeyboardEvent, keys: string): boolean {
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  const isSign = key === PLUS || (key.length === 1 && !/\p{L}/u.test(key));
  const struck = event.key === '+' ? PLUS : event.key;
  return (
    struck.toLowerCase() === key.toLowerCase() &&
    (event.ctrlKey || event.metaKey) === parts.includes('Mod') &&
    event.altKey === parts.includes('Alt') &&
    // Which signs need Shift depends on the keyboard.
    (isSign || event.shiftKey === parts.includes('Shift'))
  );
}

/** Whether a key press writes text, where it is. */
export function isTyping({ target }: KeyboardEvent): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;
}

const CAPS: Record<string, Message> = {
  ArrowLeft: () => '←',
  ArrowRight: () => '→',
  ArrowUp: () => '↑',
  ArrowDown: () => '↓',
  Mod: () => (IS_MAC ? '⌘' : 'Ctrl'),
  Alt: () => (IS_MAC ? '⌥' : 'Alt'),
  Shift: m.key_shift,
  [PLUS]: () => '+',
  ' ': m.key_space,
  Escape: m.key_escape,
  Enter: m.key_enter,
  PageUp: m.key_page_up,
  PageDown: m.key_page_down,
  Home: m.key_home,
  End: m.key_end,
};

/** What is on the keys of one way to press a shortcut, in the language of the interface. */
export function keyCaps(keys: string): string[] {
  return keys.split('+').map((key) => CAPS[key]?.() ?? key.toUpperCase());
}

/** A shortcut's keys in a tooltip. */
export function keysOf(name: ShortcutName): string {
  return keyCaps(SHORTCUTS[name].keys[0] ?? '').join(IS_MAC ? '' : '+');
}
