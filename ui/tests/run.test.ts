import { afterEach, describe, expect, it, vi } from 'vitest';
import { language } from '../src/lib/locale.svelte';
import { m } from '../src/lib/paraglide/messages';
import { run } from '../src/lib/run';
import { toasts } from '../src/lib/toasts.svelte';

afterEach(() => {
  toasts.all = [];
  language.choose('en');
  vi.useRealTimers();
});

const fails = (thrown: unknown) => () => Promise.reject(thrown as Error);
const shown = () => toasts.all.map(({ kind, text, reason }) => [kind, text(), reason?.()]);

describe('an action', () => {
  it('that succeeds shows nothing by itself', async () => {
    const action = vi.fn(() => Promise.resolve());
    expect(await run(m.failed_delete_package, action)).toBe(true);
    expect(action).toHaveBeenCalledOnce();
    expect(shown()).toEqual([]);
  });

  it('that fails says what was not done, and why', async () => {
    expect(await run(m.failed_delete_package, fails({ kind: 'stillRunning' }))).toBe(false);
    expect(shown()).toEqual([
      ['error', 'The package was not deleted.', 'A session of this SCO is still running. End it first.'],
    ]);
  });

  it('that fails before it waits for anything says so too', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const broken = (): Promise<void> => {
      throw new Error('boom');
    };
    expect(await run(m.failed_reset, broken)).toBe(false);
    expect(shown()[0]?.slice(0, 2)).toEqual(['error', 'The attempt was not reset.']);
    expect(shown()[0]?.[2]).not.toContain('boom');
    logged.mockRestore();
  });

  it('reports a failure in the current language', async () => {
    await run(m.failed_delete_package, fails({ kind: 'stillRunning' }));
    language.choose('fr');
    expect(shown()).toEqual([
      ['error', 'Le module n’a pas été supprimé.', 'Une session de ce SCO est encore en cours. Terminez-la d’abord.'],
    ]);
  });
});

describe('a toast', () => {
  it('closes by itself, later where there is something to do or to read', () => {
    vi.useFakeTimers();
    toasts.success(m.settings_saved);
    toasts.success(m.failed_accept, { label: m.undo, act: () => undefined });
    toasts.error(m.player_unconfirmed);
    vi.advanceTimersByTime(6000);
    expect(toasts.all.map(({ text }) => text())).toEqual([m.failed_accept(), m.player_unconfirmed()]);
    vi.advanceTimersByTime(6000);
    expect(toasts.all).toEqual([]);
  });
});
