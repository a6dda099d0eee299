// What takes long in the data of the library: one thing at a time, which can be cancelled.

import { api } from '../../lib/api';
import type { BackupSummary, ImportProgress, IntegrityReport, MovePreview } from '../../lib/bindings';
import { m } from '../../lib/paraglide/messages';
import { isProblem } from '../../lib/problems';
import { run } from '../../lib/run';
import { toasts, type Message } from '../../lib/toasts.svelte';

class DataWork {
  /** What is under way. */
  current = $state.raw<{ name: Message; step: ImportProgress | undefined }>();
  /** Whether the workbench is about to start again. */
  restarting = $state(false);

  /** Backs the library up into a file that the user chooses. */
  async backUp(): Promise<void> {
    await run(m.failed_backup, async () => {
      const path = await api.chooseFile(`library-${new Date().toISOString().slice(0, 10)}.backup`, 'backup');
      if (!path) return;
      const made = await this.during(m.backup_making, m.backup_cancelled, (listener) => api.backUpTo(path, listener));
      if (!made) return;
      toasts.success(() => m.backup_saved({ path }), { label: m.show_in_folder, act: showExport });
      if (made.missing.length > 0) toasts.info(() => m.backup_incomplete({ count: made.missing.length }));
    });
  }

  /** Puts a backup in the place of the library; the workbench starts again then. */
  async restore({ path }: BackupSummary): Promise<void> {
    await run(m.failed_restore, async () => {
      const restored = await this.during(m.backup_restoring, m.restore_cancelled, async (listener) => {
        await api.restoreBackupFrom(path, listener);
        return true;
      });
      if (!restored) return;
      this.restarting = true;
      toasts.info(m.restore_starting);
    });
  }

  /** Moves the library to another folder; the workbench starts again then. */
  async move({ to }: MovePreview): Promise<void> {
    await run(m.failed_move, async () => {
      const moved = await this.during(m.move_copying, m.move_cancelled, async (listener) => {
        await api.moveDataTo(to, listener);
        return true;
      });
      if (!moved) return;
      this.restarting = true;
      toasts.info(() => m.move_starting({ to }));
    });
  }

  /** Checks the library; none where it was cancelled or failed. */
  async check(): Promise<IntegrityReport | undefined> {
    let report: IntegrityReport | undefined;
    await run(m.failed_integrity, async () => {
      report = await this.during(m.integrity_checking, m.integrity_cancelled, (listener) =>
        api.checkIntegrityWith(listener),
      );
    });
    return report;
  }

  cancel(): void {
    void api.cancelDataWork();
  }

  /** Shows how far a work is; none where it was cancelled, which is said. */
  private async during<T>(
    name: Message,
    cancelled: Message,
    work: (listener: (step: ImportProgress) => void) => Promise<T>,
  ): Promise<T | undefined> {
    this.current = { name, step: undefined };
    try {
      return await work((step) => {
        if (this.current) this.current = { name, step };
      });
    } catch (thrown) {
      if (!isProblem(thrown) || thrown.kind !== 'cancelled') throw thrown;
      toasts.info(cancelled);
      return undefined;
    } finally {
      this.current = undefined;
    }
  }
}

function showExport(): void {
  void run(m.failed_show_folder, () => api.showExport());
}

export const dataWork = new DataWork();
