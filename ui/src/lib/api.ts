// The workbench as the interface sees it: the generated commands, and the system's dialogs.

import { Channel } from '@tauri-apps/api/core';
import { getCurrentWebview } from '@tauri-apps/api/webview';
import { getCurrentWindow } from '@tauri-apps/api/window';
import { open, save } from '@tauri-apps/plugin-dialog';
import {
  commands,
  type BackedUp,
  type Imported,
  type ExportFormat,
  type ExportProgress,
  type ImportProgress,
  type IntegrityReport,
  type JournalFilter,
  type JournalSort,
  type LogDeletion,
  type LogDeletionProgress,
  type ModuleEvent,
  type SessionSummary,
  type TraceNews,
  type WatchEvent,
} from './bindings';
import { m } from './paraglide/messages';

const zips = () => [{ name: m.filter_packages(), extensions: ['zip'] }];

export const api = {
  ...commands,

  /** Imports a zip or a folder, which is watched from then on where `watch` says so. */
  importPackage(
    path: string,
    watch: boolean,
    id: string,
    listener: (progress: ImportProgress) => void,
  ): Promise<Imported> {
    const channel = new Channel<ImportProgress>();
    channel.onmessage = listener;
    return watch ? commands.importAndWatch(path, id, channel) : commands.importPackage(path, id, channel);
  },

  /** Imports a zip that is in a zip. */
  importInner(
    path: string,
    inner: string,
    id: string,
    listener: (progress: ImportProgress) => void,
  ): Promise<Imported> {
    const channel = new Channel<ImportProgress>();
    channel.onmessage = listener;
    return commands.importInner(path, inner, id, channel);
  },

  followWatched(listener: (event: WatchEvent) => void): Promise<void> {
    const channel = new Channel<WatchEvent>();
    channel.onmessage = listener;
    return commands.followWatched(channel);
  },

  /** Calls `listener` after the list of packages has changed, also where another process changed it. */
  followPackages(listener: () => void): Promise<null> {
    const channel = new Channel<null>();
    channel.onmessage = listener;
    return commands.followPackages(channel);
  },

  followClosed(listener: (closed: SessionSummary[]) => void): Promise<void> {
    const channel = new Channel<SessionSummary[]>();
    channel.onmessage = listener;
    return commands.followClosed(channel);
  },

  followLogDeletions(listener: (deletion: LogDeletion) => void): Promise<void> {
    const channel = new Channel<LogDeletion>();
    channel.onmessage = listener;
    return commands.followLogDeletions(channel);
  },

  /** Deletes the logs of sessions that ended so many days ago. */
  deleteOldLogsNow(days: number, listener: (progress: LogDeletionProgress) => void): Promise<LogDeletion> {
    const channel = new Channel<LogDeletionProgress>();
    channel.onmessage = listener;
    return commands.deleteOldLogs(days, channel);
  },

  followTrace(session: string, listener: (news: TraceNews) => void): Promise<null> {
    const channel = new Channel<TraceNews>();
    channel.onmessage = listener;
    return commands.followTrace(session, channel);
  },

  /** Exports the rows of the journal that a filter leaves; returns whether it came to the end. */
  exportJournalTo(
    filter: JournalFilter,
    sort: JournalSort,
    format: ExportFormat,
    path: string,
    listener: (progress: ExportProgress) => void,
  ): Promise<boolean> {
    const channel = new Channel<ExportProgress>();
    channel.onmessage = listener;
    return commands.exportJournal(filter, sort, format, path, channel);
  },

  /** Writes the library into the file `path`. */
  backUpTo(path: string, listener: (progress: ImportProgress) => void): Promise<BackedUp> {
    const channel = new Channel<ImportProgress>();
    channel.onmessage = listener;
    return commands.backUp(path, channel);
  },

  /** Prepares that the backup `path` takes the library's place. The application starts again then. */
  restoreBackupFrom(path: string, listener: (progress: ImportProgress) => void): Promise<null> {
    const channel = new Channel<ImportProgress>();
    channel.onmessage = listener;
    return commands.restoreBackup(path, channel);
  },

  /** Moves the library to the folder `to`. The application starts again then. */
  moveDataTo(to: string, listener: (progress: ImportProgress) => void): Promise<null> {
    const channel = new Channel<ImportProgress>();
    channel.onmessage = listener;
    return commands.moveData(to, channel);
  },

  checkIntegrityWith(listener: (progress: ImportProgress) => void): Promise<IntegrityReport> {
    const channel = new Channel<ImportProgress>();
    channel.onmessage = listener;
    return commands.checkIntegrity(channel);
  },

  followModule(session: string, listener: (event: ModuleEvent) => void): Promise<void> {
    const channel = new Channel<ModuleEvent>();
    channel.onmessage = listener;
    return commands.followModule(session, channel);
  },

  /** Asks for zips to import; none where the user thinks better of it. */
  async chooseZips(): Promise<string[]> {
    const chosen = await open({ title: m.dialog_import(), multiple: true, filters: zips() });
    return chosen ?? [];
  },

  /** Asks for one zip; null where the user thinks better of it. */
  chooseZip(): Promise<string | null> {
    return open({ title: m.dialog_zip(), filters: zips() });
  },

  /** Asks for a CSV file; null where the user thinks better of it. */
  chooseCsv(): Promise<string | null> {
    return open({ title: m.learner_import(), filters: [{ name: 'CSV', extensions: ['csv', 'txt'] }] });
  },

  /** Asks for a backup of a library; null where the user thinks better of it. */
  chooseBackup(): Promise<string | null> {
    return open({ title: m.restore_open_title(), filters: [{ name: m.backup_kind_file(), extensions: ['backup'] }] });
  },

  /** Asks for a file of settings; null where the user thinks better of it. */
  chooseSettings(): Promise<string | null> {
    return open({ title: m.settings_import(), filters: [{ name: 'JSON', extensions: ['json'] }] });
  },

  /** Asks for the file of an LMS profile; null where the user thinks better of it. */
  chooseProfile(): Promise<string | null> {
    return open({ title: m.profile_import_title(), filters: [{ name: 'JSON', extensions: ['json'] }] });
  },

  /** Asks for a folder; null where the user thinks better of it. */
  chooseFolder(): Promise<string | null> {
    return open({ title: m.dialog_folder(), directory: true });
  },

  /** Asks where to save `name`; null where the user thinks better of it. */
  chooseFile(name: string, extension: string): Promise<string | null> {
    const filters = [{ name: extension.toUpperCase(), extensions: [extension] }];
    return save({ title: m.dialog_save(), defaultPath: name, filters });
  },

  /** Gives the window the whole screen, or takes it back. */
  setFullScreen(on: boolean): Promise<void> {
    return getCurrentWindow().setFullscreen(on);
  },

  /** Whether the window has the whole screen. */
  isFullScreen(): Promise<boolean> {
    return getCurrentWindow().isFullscreen();
  },

  /** Shows the window's page larger or smaller. */
  setZoom(factor: number): Promise<void> {
    return getCurrentWebview().setZoom(factor);
  },

  /** Reports files that are dragged over the window and dropped on it; returns a function that stops it. */
  onDrop(over: (isOver: boolean) => void, dropped: (paths: string[]) => void): Promise<() => void> {
    return getCurrentWebview().onDragDropEvent(({ payload }) => {
      over(payload.type === 'enter' || payload.type === 'over');
      if (payload.type === 'drop') dropped(payload.paths);
    });
  },
};
