import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import App from '../../src/App.svelte';
import { toasts } from '../../src/lib/toasts.svelte';
import { pretend } from '../fake';
import { faults } from './room';

describe('toasts', () => {
  afterEach(() => vi.useRealTimers());

  it('close by themselves, and not while the user is at them', () => {
    vi.useFakeTimers();
    toasts.info(() => 'one');
    toasts.hold();
    toasts.info(() => 'two');
    vi.advanceTimersByTime(60_000);
    expect(toasts.all.length).toBe(2);
    toasts.release();
    vi.advanceTimersByTime(5_000);
    expect(toasts.all.length).toBe(2);
    vi.advanceTimersByTime(5_000);
    expect(toasts.all).toEqual([]);
  });

  it('are reached by the keyboard, and give the focus back', async () => {
    pretend();
    render(App);
    await screen.findAllByTestId('package-row');
    const search = screen.getByRole('searchbox');
    search.focus();
    const undone = vi.fn();
    toasts.success(() => 'done', { label: () => 'Undo', act: undone });
    await screen.findByTestId('toast');
    expect(await faults()).toEqual([]);
    await fireEvent.keyDown(search, { key: 'F6' });
    expect(document.activeElement).toBe(screen.getByTestId('toast-action'));
    await fireEvent.click(screen.getByTestId('toast-action'));
    expect(undone).toHaveBeenCalled();
    await expect.poll(() => document.activeElement).toBe(search);
  });

  it('lie over no part of a screen', async () => {
    pretend();
    render(App);
    await screen.findAllByTestId('package-row');
    toasts.info(() => 'done');
    const toast = await screen.findByTestId('toast');
    expect(toast.parentElement?.classList.contains('fixed')).toBe(false);
    expect(toast.parentElement?.previousElementSibling?.tagName).toBe('MAIN');
  });
});
