// What can be done from the command palette, in groups. What the screen that is shown offers comes first.

import Activity from '@lucide/svelte/icons/activity';
import BookOpen from '@lucide/svelte/icons/book-open';
import ChartNoAxesColumn from '@lucide/svelte/icons/chart-no-axes-column';
import ClipboardCheck from '@lucide/svelte/icons/clipboard-check';
import DoorOpen from '@lucide/svelte/icons/door-open';
import FileQuestionMark from '@lucide/svelte/icons/file-question-mark';
import FolderInput from '@lucide/svelte/icons/folder-input';
import GraduationCap from '@lucide/svelte/icons/graduation-cap';
import Info from '@lucide/svelte/icons/info';
import Keyboard from '@lucide/svelte/icons/keyboard';
import Languages from '@lucide/svelte/icons/languages';
import Package from '@lucide/svelte/icons/package';
import PanelLeft from '@lucide/svelte/icons/panel-left';
import Play from '@lucide/svelte/icons/play';
import Scan from '@lucide/svelte/icons/scan';
import Settings from '@lucide/svelte/icons/settings';
import SunMoon from '@lucide/svelte/icons/sun-moon';
import Users from '@lucide/svelte/icons/users';
import ZoomIn from '@lucide/svelte/icons/zoom-in';
import ZoomOut from '@lucide/svelte/icons/zoom-out';
import type { LucideIcon } from '@lucide/svelte';
import type { PackageSummary, SessionSummary } from '../lib/bindings';
import { date, score, status } from '../lib/format';
import { showHelp } from '../lib/help';
import { languageName } from '../lib/languages';
import { launches } from '../lib/launches';
import { language } from '../lib/locale.svelte';
import { overlays } from '../lib/overlay.svelte';
import { m } from '../lib/paraglide/messages';
import { locales } from '../lib/paraglide/runtime';
import { route, type Place } from '../lib/route.svelte';
import { matching } from '../lib/search';
import type { ShortcutName } from '../lib/shortcuts';
import { sidebar } from '../lib/sidebar.svelte';
import { THEMES, theme, themeName } from '../lib/theme.svelte';
import { zoom } from '../lib/zoom.svelte';
import { importBy, importZips } from '../screens/library/actions';
import { imports } from '../screens/library/imports.svelte';

export interface Command {
  /** Its own in its group. */
  id: string;
  Icon: LucideIcon;
  name: string;
  /** What tells it from others of its name. */
  detail?: string;
  shortcut?: ShortcutName;
  run: () => unknown;
}

export interface Group {
  id: string;
  name: string;
  commands: Command[];
}

/** How many of what there may be many of: before anything is searched, and of what is found. */
const LISTED = 5;
const FOUND = 20;

/** The groups with the commands that match `search`: each word of it is somewhere in the group's name or the command's. */
export function found(groups: Group[], search: string): Group[] {
  const most = search.trim() === '' ? LISTED : FOUND;
  return groups
    .map(({ id, name, commands }) => {
      const all = matching(commands, search, (command) => `${name} ${command.name} ${command.detail ?? ''}`);
      return { id, name, commands: ['packages', 'sessions'].includes(id) ? all.slice(0, most) : all };
    })
    .filter(({ commands }) => commands.length > 0);
}

export function allGroups(offered: Command[], packages: PackageSummary[], sessions: SessionSummary[]): Group[] {
  return [
    { id: 'here', name: m.palette_here(), commands: offered },
    { id: 'packages', name: m.packages(), commands: packages.map(open) },
    { id: 'sessions', name: m.palette_sessions(), commands: sessions.map(report) },
    { id: 'go', name: m.palette_go(), commands: places() },
    { id: 'import', name: m.library_import(), commands: ways() },
    { id: 'interface', name: m.palette_interface(), commands: looks() },
  ];
}

/** What is only worth listing once a package is searched: other things to do with it than to open it. */
export function packageGroups(packages: PackageSummary[]): Group[] {
  const to = (Icon: LucideIcon, run: (one: PackageSummary) => unknown) =>
    packages.map((one) => ({ id: String(one.id), Icon, name: one.title, detail: one.fileName, run: () => run(one) }));
  return [
    { id: 'launch', name: m.launch(), commands: to(Play, ({ id }) => launches.package(id)) },
    {
      id: 'audit',
      name: m.tab_audit(),
      commands: to(ClipboardCheck, ({ id }) => route.go({ screen: 'package', id, tab: 'audit' })),
    },
  ];
}

function open({ id, title, fileName }: PackageSummary): Command {
  return {
    id: String(id),
    Icon: Package,
    name: title,
    detail: fileName,
    run: () => route.go({ screen: 'package', id }),
  };
}

function report(session: SessionSummary): Command {
  const result = [date(session.startedAt), status(session.status), score(session.score)].join(' · ');
  return {
    id: session.id,
    Icon: Activity,
    name: `${session.packageTitle} › ${session.scoTitle}`,
    detail: result,
    run: () => route.go({ screen: 'report', session: session.id }),
  };
}

function places(): Command[] {
  const go = (place: Place) => () => {
    if (route.place.screen !== place.screen) route.go(place);
  };
  return [
    { id: 'library', Icon: ClipboardCheck, name: m.packages(), run: go({ screen: 'library' }) },
    { id: 'open-sessions', Icon: DoorOpen, name: m.open_sessions(), run: go({ screen: 'openSessions' }) },
    { id: 'reports', Icon: ChartNoAxesColumn, name: m.reports(), run: go({ screen: 'reports' }) },
    { id: 'learners', Icon: Users, name: m.learners(), run: go({ screen: 'learners' }) },
    { id: 'settings', Icon: Settings, name: m.settings(), shortcut: 'settings', run: go({ screen: 'settings' }) },
    { id: 'guide', Icon: BookOpen, name: m.help_guide(), run: go({ screen: 'help' }) },
    { id: 'help', Icon: FileQuestionMark, name: m.help_here(), shortcut: 'help', run: showHelp },
    {
      id: 'shortcuts',
      Icon: Keyboard,
      name: m.shortcuts(),
      shortcut: 'shortcuts',
      run: () => overlays.show('shortcuts'),
    },
    { id: 'about', Icon: Info, name: m.about(), run: () => overlays.show('about') },
  ];
}

function ways(): Command[] {
  // There an import shows its progress, and why a file is refused.
  const inLibrary = (act: () => Promise<void>) => () => {
    if (route.place.screen !== 'library') route.go({ screen: 'library' });
    return act();
  };
  return [
    { id: 'zips', Icon: FolderInput, name: m.import_zips(), shortcut: 'import', run: inLibrary(importZips) },
    ...(
      [
        ['folder', m.import_folder],
        ['watch-zip', m.import_watch_zip],
        ['watch-folder', m.import_watch_folder],
      ] as const
    ).map(([way, name]) => ({ id: way, Icon: FolderInput, name: name(), run: inLibrary(() => importBy(way)) })),
    { id: 'sample', Icon: GraduationCap, name: m.sample_course(), run: () => imports.sample() },
  ];
}

function looks(): Command[] {
  return [
    ...locales.map((locale) => ({
      id: locale,
      Icon: Languages,
      name: m.palette_language({ language: languageName(locale) }),
      run: () => language.choose(locale),
    })),
    ...THEMES.map((name) => ({
      id: name,
      Icon: SunMoon,
      name: m.palette_theme({ theme: themeName(name) }),
      run: () => theme.choose(name),
    })),
    { id: 'larger', Icon: ZoomIn, name: m.zoom_larger(), shortcut: 'larger', run: () => zoom.change('larger') },
    { id: 'smaller', Icon: ZoomOut, name: m.zoom_smaller(), shortcut: 'smaller', run: () => zoom.change('smaller') },
    { id: 'actual-size', Icon: Scan, name: m.zoom_reset(), shortcut: 'actualSize', run: () => zoom.change('reset') },
    { id: 'sidebar', Icon: PanelLeft, name: m.shortcut_sidebar(), shortcut: 'sidebar', run: () => sidebar.toggle() },
  ];
}
