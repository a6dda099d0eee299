import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import App from '../../src/App.svelte';
import type { BackupSummary, ImportProgress, IntegrityFinding, MovePreview } from '../../src/lib/bindings';
import { route } from '../../src/lib/route.svelte';
import { dataWork } from '../../src/screens/settings/data-work.svelte';
import { pretend, send } from '../fake';
import { faults } from './room';

const BACKUP: BackupSummary = {
  path: '/data/backups/replaced-20260105-101500',
  kind: 'beforeRestore',
  madeAt: '2026-01-05T10:15:00+01:00',
  packages: 1,
  sessions: 12,
  size: 2_500_000,
};
const STEP: ImportProgress = { phase: 'copying', files: 1, filesTotal: 3, kib: 512, kibTotal: 2048 };

beforeEach(() => {
  dataWork.restarting = false;
  route.replace({ screen: 'settings' });
});

describe('the data of the library', () => {
  it('is backed up into a file, with progress, and the file is shown', async () => {
    let finish: (made: unknown) => void = () => undefined;
    const asked = pretend({
      'plugin:dialog|save': () => '/home/camille/library.backup',
      back_up: ({ progress }) => {
        send(progress, [STEP]);
        return new Promise((resolve) => (finish = resolve));
      },
    });
    render(App);
    const button: HTMLButtonElement = await screen.findByTestId('back-up');
    await fireEvent.click(button);
    const progress = await screen.findByTestId('data-progress');
    await vi.waitFor(() => expect(progress.textContent).toContain('524 kB / 2.1 MB'));
    expect(within(progress).getByRole<HTMLProgressElement>('progressbar').value).toBe(512);
    expect(button.disabled).toBe(true);
    expect(await faults()).toEqual([]);
    finish({ packages: 1, sessions: 2, missing: ['Une formation'] });
    const [toast, missing] = await vi.waitFor(() => {
      const toasts = screen.getAllByTestId('toast');
      expect(toasts.length).toBe(2);
      return toasts;
    });
    expect(toast?.textContent).toContain('The backup was saved as /home/camille/library.backup');
    expect(missing?.textContent).toContain('without 1 package');
    await fireEvent.click(within(toast as HTMLElement).getByTestId('toast-action'));
    await vi.waitFor(() => expect(asked.map(({ command }) => command)).toContain('show_export'));
    expect(screen.queryByTestId('data-progress')).toBeNull();
    expect(button.disabled).toBe(false);
  });

  it('says that a backup was cancelled', async () => {
    let fail: (problem: unknown) => void = () => undefined;
    pretend({
      'plugin:dialog|save': () => '/home/camille/library.backup',
      back_up: () => new Promise((_, reject) => (fail = reject)),
      cancel_data_work: () => {
        fail({ kind: 'cancelled' });
        return null;
      },
    });
    render(App);
    await fireEvent.click(await screen.findByTestId('back-up'));
    await fireEvent.click(await screen.findByTestId('data-cancel'));
    expect((await screen.findByTestId('toast')).textContent).toContain('Nothing was saved');
    expect(screen.queryByTestId('data-progress')).toBeNull();
  });

  it('is replaced by a backup after a question that says what is in it', async () => {
    const asked = pretend({
      backups: () => [BACKUP],
      preview_restore: () => ({ backup: BACKUP, packages: 3, sessions: 1 }),
    });
    render(App);
    const row = await screen.findByTestId('backup');
    expect(row.textContent).toMatch(/Before a restore · 1 package, 12 sessions.*2\.5 MB/s);
    expect(await faults()).toEqual([]);
    await fireEvent.click(within(row).getByRole('button', { name: /^Restore the backup of Jan 5, 2026/ }));
    const question = await screen.findByRole('alertdialog');
    expect(question.textContent).toContain('The backup has 1 package, 12 sessions.');
    expect(question.textContent).toContain('which has 3 packages, 1 session now. The present library is kept');
    expect(asked.map(({ command }) => command)).not.toContain('restore_backup');
    await fireEvent.click(within(question).getByTestId('confirm'));
    await vi.waitFor(() => {
      const restored = asked.find(({ command }) => command === 'restore_backup');
      expect(restored?.payload['path']).toBe(BACKUP.path);
    });
    expect((await screen.findByTestId('toast')).textContent).toContain('The workbench starts again');
    expect(screen.getByTestId<HTMLButtonElement>('backup-restore').disabled).toBe(true);
  });

  it('says why a file cannot be restored, and asks nothing', async () => {
    pretend({
      'plugin:dialog|open': () => '/home/camille/letter.backup',
      preview_restore: () => {
        throw { kind: 'notABackup', path: '/home/camille/letter.backup' };
      },
    });
    render(App);
    await fireEvent.click(await screen.findByTestId('restore-open'));
    const toast = await screen.findByTestId('toast');
    expect(toast.textContent).toContain('The library was not changed.');
    expect(toast.textContent).toContain('is not a backup of a library');
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  it('was restored: the library says so', async () => {
    pretend({ library_condition: () => ({ orphans: [], damagedRecords: 0, restored: true, movedFrom: null }) });
    route.replace({ screen: 'library' });
    render(App);
    const notice = await screen.findByTestId('library-restored');
    await fireEvent.click(within(notice).getByRole('button', { name: 'Show backups' }));
    await screen.findByTestId('settings-screen');
  });
});

describe('the data folder', () => {
  const MOVE: MovePreview = {
    from: '/home/camille/data',
    to: '/media/disk/data',
    packages: 3,
    sessions: 1,
    size: 2_500_000,
    available: 64_000_000_000,
  };

  it('is shown with its size, and moved after a question that says what and where', async () => {
    let finish: (moved: null) => void = () => undefined;
    const asked = pretend({
      data_size: () => 2_500_000,
      'plugin:dialog|open': () => MOVE.to,
      preview_move: () => MOVE,
      move_data: ({ progress }) => {
        send(progress, [STEP]);
        return new Promise((resolve) => (finish = resolve));
      },
    });
    render(App);
    const button: HTMLButtonElement = await screen.findByTestId('move-data');
    await vi.waitFor(() => expect(screen.getByTestId('settings-screen').textContent).toContain('workbench · 2.5 MB'));
    await fireEvent.click(button);
    const question = await screen.findByRole('alertdialog');
    for (const part of [
      '3 packages, 1 session, 2.5 MB.',
      'From: /home/camille/data\nTo: /media/disk/data (64 GB free)',
    ]) {
      expect(question.textContent).toContain(part);
    }
    expect(asked.map(({ command }) => command)).not.toContain('move_data');
    await fireEvent.click(within(question).getByTestId('confirm'));
    const progress = await screen.findByTestId('data-progress');
    await vi.waitFor(() => expect(progress.textContent).toMatch(/Moving the library.*524 kB \/ 2\.1 MB/s));
    expect(button.disabled).toBe(true);
    expect(await faults()).toEqual([]);
    finish(null);
    expect((await screen.findByTestId('toast')).textContent).toContain('with the library in /media/disk/data');
    expect(asked.find(({ command }) => command === 'move_data')?.payload['to']).toBe(MOVE.to);
    expect(button.disabled).toBe(true);
  });

  it('stays where it is when that is cancelled', async () => {
    let fail: (problem: unknown) => void = () => undefined;
    pretend({
      'plugin:dialog|open': () => MOVE.to,
      preview_move: () => MOVE,
      move_data: () => new Promise((_, reject) => (fail = reject)),
      cancel_data_work: () => {
        fail({ kind: 'cancelled' });
        return null;
      },
    });
    render(App);
    const button: HTMLButtonElement = await screen.findByTestId('move-data');
    await fireEvent.click(button);
    await fireEvent.click(within(await screen.findByRole('alertdialog')).getByTestId('confirm'));
    await fireEvent.click(await screen.findByTestId('data-cancel'));
    expect((await screen.findByTestId('toast')).textContent).toContain('The library is where it was.');
    expect(button.disabled).toBe(false);
  });

  it.each([
    [{ kind: 'moveTarget', path: MOVE.to, fault: 'notEmpty' }, 'is not empty. Choose an empty folder'],
    [{ kind: 'notEnoughSpace', path: MOVE.to, neededMib: 4096, availableMib: 12 }, 'has 12.6 MB free, and 4.29 GB'],
  ])('is not moved where it cannot be, which is said: %o', async (problem, words) => {
    pretend({
      'plugin:dialog|open': () => MOVE.to,
      preview_move: () => {
        throw problem;
      },
    });
    render(App);
    await fireEvent.click(await screen.findByTestId('move-data'));
    const toast = await screen.findByTestId('toast');
    expect(toast.textContent).toContain('The library was not moved.');
    expect(toast.textContent).toContain(words);
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  it('was moved: the library says so', async () => {
    const condition = { orphans: [], damagedRecords: 0, restored: false, movedFrom: MOVE.from };
    const asked = pretend({ library_condition: () => condition, show_data_dir: () => null });
    route.replace({ screen: 'library' });
    render(App);
    const notice = await screen.findByTestId('library-moved');
    expect(notice.textContent).toContain(MOVE.from);
    await fireEvent.click(within(notice).getByRole('button', { name: 'Open folder' }));
    await vi.waitFor(() => expect(asked.map(({ command }) => command)).toContain('show_data_dir'));
  });
});

describe('the integrity of the library', () => {
  it('is checked, and each finding says what to do', async () => {
    let findings: IntegrityFinding[] = [
      { kind: 'databaseDamaged', count: 2 },
      { kind: 'lostParents', count: 1 },
      { kind: 'damagedRecords', count: 1 },
      { kind: 'zipUnreadable', title: 'Un cours' },
      { kind: 'zipChanged', title: 'Un cours' },
      { kind: 'filesIncomplete', title: 'Un cours' },
      { kind: 'unknownFolders', count: 3 },
      { kind: 'journalNotIndexed', count: 1 },
    ];
    pretend({ check_integrity: () => ({ packages: 1, sessions: 2, findings }) });
    render(App);
    const check = await screen.findByTestId('integrity-check');
    await fireEvent.click(check);
    const found = (await screen.findAllByTestId('integrity-finding')).map(({ textContent }) => textContent);
    expect(found.length).toBe(8);
    expect(found[0]).toMatch(/damaged in 2 places\..*Save a backup first/s);
    expect(found[4]).toMatch(/“Un cours” was changed after the import\..*Import the package again/s);
    expect(await faults()).toEqual([]);
    findings = [];
    await fireEvent.click(check);
    await vi.waitFor(() =>
      expect(screen.getByTestId('integrity-report').textContent).toContain(
        'No problems found. Checked: 1 package, 2 sessions.',
      ),
    );
    expect(screen.queryByTestId('integrity-finding')).toBeNull();
  });

  it('is not said of a check that was cancelled', async () => {
    pretend({
      check_integrity: () => {
        throw { kind: 'cancelled' };
      },
    });
    render(App);
    await fireEvent.click(await screen.findByTestId('integrity-check'));
    expect((await screen.findByTestId('toast')).textContent).toContain('Check cancelled.');
    expect(screen.queryByTestId('integrity-report')).toBeNull();
  });
});
