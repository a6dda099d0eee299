import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import App from '../../src/App.svelte';
// Compiled before the tests wait for it.
import '../../src/screens/settings/Settings.svelte';
import type { LogDeletion, Settings } from '../../src/lib/bindings';
import { route } from '../../src/lib/route.svelte';
import { pretend, send, settings } from '../fake';

const dialog = () => document.querySelector<HTMLElement>('[role=alertdialog]');

/** The question that is asked. Not by its role: in so long a page that takes seconds. */
async function asked(): Promise<HTMLElement> {
  const button = await screen.findByTestId('confirm');
  return button.closest('[role=alertdialog]') as HTMLElement;
}

describe('old logs', () => {
  it('are deleted after a question, and it is said what that took', async () => {
    let last: LogDeletion | null = null;
    const counted: unknown[] = [];
    const deleted = { sessions: 1, rows: 4210 };
    let answer: ((deletion: LogDeletion) => void) | undefined;
    const sent = pretend({
      last_log_deletion: () => last,
      count_old_logs: ({ days }) => {
        counted.push(days);
        return days === 30 ? { sessions: 2, rows: 4211 } : { sessions: 0, rows: 0 };
      },
      delete_old_logs: () => new Promise<LogDeletion>((resolve) => (answer = resolve)),
      cancel_log_deletion: () => {
        last = { at: '2026-02-06T10:00:00+01:00', deleted };
        answer?.(last);
        return null;
      },
    });
    route.replace({ screen: 'settings' });
    render(App);
    const line = await screen.findByTestId('last-log-deletion');
    await vi.waitFor(() => expect(line.textContent).toContain('No logs have been deleted yet.'));
    await fireEvent.click(screen.getByTestId('delete-logs'));
    const question = await asked();
    expect(question.textContent).toContain('Delete logs older than 30 days?');
    expect(question.textContent).toContain('The logs of 2 sessions are deleted: 4,211 rows. Reports are kept.');
    await fireEvent.click(within(question).getByTestId('confirm'));
    const running = await screen.findByTestId('logs-deleting');
    expect(running.textContent).toContain('0 / 2');
    expect(within(running).getByRole('progressbar', { name: 'Logs' })).toBeDefined();
    await fireEvent.click(within(running).getByText('Cancel'));
    const toast = await screen.findByTestId('toast');
    expect(toast.textContent).toContain('Deletion cancelled. Logs deleted so far: 1 session, 4,210 rows.');
    await vi.waitFor(() =>
      expect(line.textContent).toMatch(/Last deletion: Feb 6, 2026, .* – 1 session, 4,210 rows\./),
    );
    expect(counted).toEqual([30]);
    expect(sent.filter(({ command }) => command === 'delete_old_logs')).toHaveLength(1);
  });

  it('are said to be deleted because of their age', async () => {
    const sent = pretend();
    route.replace({ screen: 'library' });
    render(App);
    await screen.findAllByTestId('package-row');
    const follow = () => sent.find(({ command }) => command === 'follow_log_deletions');
    await vi.waitFor(() => expect(follow()).toBeDefined());
    send(follow()?.payload.channel, [{ at: '2026-02-06T10:00:00+01:00', deleted: { sessions: 12, rows: 1 } }]);
    await screen.findByText('Old logs deleted: 12 sessions, 1 row. Reports are kept.');
  });

  it('are counted before the days are fewer', async () => {
    let now = settings;
    pretend({
      settings: () => now,
      set_settings: ({ settings }) => {
        now = settings as Settings;
        return null;
      },
      count_old_logs: ({ days }) => ({ sessions: days === 7 ? 3 : 0, rows: days === 7 ? 1200 : 0 }),
    });
    route.replace({ screen: 'settings' });
    render(App);
    const days = await screen.findByTestId<HTMLInputElement>('limit-log-days');
    expect(days.value).toBe('30');
    await fireEvent.change(days, { target: { value: '7' } });
    let question = await asked();
    expect(question.textContent).toContain('Delete logs after 7 days?');
    expect(question.textContent).toContain('The logs of 3 sessions are older: 1,200 rows.');
    await fireEvent.click(within(question).getByText('Cancel'));
    await vi.waitFor(() => expect(days.value).toBe('30'));
    expect(now.retention.days).toBe(30);
    await fireEvent.change(days, { target: { value: '7' } });
    question = await asked();
    await fireEvent.click(within(question).getByTestId('confirm'));
    await vi.waitFor(() => expect(now.retention.days).toBe(7));
    expect(days.value).toBe('7');
    await vi.waitFor(() => expect(dialog()).toBeNull());
    // None, fewer that no log is older than, or more days: nothing is asked.
    for (const wanted of [0, 20, 60]) {
      await fireEvent.change(days, { target: { value: String(wanted) } });
      await vi.waitFor(() => expect(now.retention.days).toBe(wanted));
      await vi.waitFor(() => expect(screen.getByTestId<HTMLButtonElement>('delete-logs').disabled).toBe(wanted === 0));
      expect(dialog()).toBeNull();
    }
  });
});
