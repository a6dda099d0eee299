import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Kept } from '../src/lib/kept.svelte';
import { pretend } from './fake';

const width = (stored: unknown) => (typeof stored === 'number' ? stored : undefined);

beforeEach(() => {
  delete window.layout;
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

describe('a part of the interface', () => {
  it('is as it was left', () => {
    window.layout = { width: '320' };
    expect(new Kept('width', 200, width).value).toBe(320);
  });

  it.each(['"wide"', '{', 'null'])('has its first value where %s was stored', (stored) => {
    window.layout = { width: stored };
    expect(new Kept('width', 200, width).value).toBe(200);
  });

  it('is stored once it no longer changes', () => {
    const asked = pretend();
    const kept = new Kept('width', 200, width);
    kept.value = 210;
    kept.value = 220;
    expect(kept.value).toBe(220);
    expect(asked).toEqual([]);
    vi.runAllTimers();
    expect(asked).toEqual([{ command: 'keep_layout', payload: { name: 'width', value: '220' } }]);
  });

  it('is as it was left where the page is loaded again', () => {
    pretend();
    window.layout = { width: '320' };
    new Kept('width', 200, width).value = 210;
    expect(new Kept('width', 200, width).value).toBe(210);
  });
});
