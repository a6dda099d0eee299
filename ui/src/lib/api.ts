// The workbench as the interface sees it: the generated commands, and the system's dialogs.

import { Channel } from '@tauri-apps/api/core';
import { getCurrentWebview } from '@tauri-apps/api/webview';
import { open, save } from '@tauri-apps/plugin-dialog';
import { commands, type ImportProgress, type PackageSummary, type TraceBatch } from './bindings';

export const api = {
  ...commands,

  importPackage(path: string, id: string, told: (progress: ImportProgress) => void): Promise<PackageSummary> {
    const channel = new Channel<ImportProgress>();
    channel.onmessage = told;
    return commands.importPackage(path, id, channel);
  },

  followTrace(session: string, told: (batch: TraceBatch) => void): Promise<null> {
    const channel = new Channel<TraceBatch>();
    channel.onmessage = told;
    return commands.followTrace(session, channel);
  },

  /** Asks for zips to import; none where the user thinks better of it. */
  async chooseZips(): Promise<string[]> {
    const chosen = await open({ multiple: true, filters: [{ name: 'SCORM', extensions: ['zip'] }] });
    return chosen ?? [];
  },

  /** Asks where to save `name`; null where the user thinks better of it. */
  chooseFile(name: string, extension: string): Promise<string | null> {
    return save({ defaultPath: name, filters: [{ name: extension.toUpperCase(), extensions: [extension] }] });
  },

  /** Tells of files that are dragged over the window and dropped on it; answers how to stop. */
  onDrop(over: (isOver: boolean) => void, dropped: (paths: string[]) => void): Promise<() => void> {
    return getCurrentWebview().onDragDropEvent(({ payload }) => {
      over(payload.type === 'enter' || payload.type === 'over');
      if (payload.type === 'drop') dropped(payload.paths);
    });
  },
};
