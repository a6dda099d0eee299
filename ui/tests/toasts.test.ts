import { fireEvent, render } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import Toaster from '../src/components/Toaster.svelte';
import { toasts } from '../src/lib/toasts.svelte';

const A_MINUTE = 60_000;

beforeEach(() => void vi.useFakeTimers());

afterEach(() => {
  vi.useRealTimers();
  toasts.all = [];
});

it('what the user did is said for some seconds', () => {
  toasts.success(() => 'done');
  expect(toasts.all).toHaveLength(1);
  vi.advanceTimersByTime(A_MINUTE);
  expect(toasts.all).toEqual([]);
});

it('what happened unasked is said until somebody has been at the window', async () => {
  render(Toaster);
  toasts.notice(() => 'old logs were deleted');
  vi.advanceTimersByTime(A_MINUTE);
  // Another one is looked at and left.
  toasts.hold();
  toasts.release();
  vi.advanceTimersByTime(A_MINUTE);
  expect(toasts.all).toHaveLength(1);
  await fireEvent.keyDown(window, { key: 'a' });
  expect(toasts.all).toHaveLength(1);
  vi.advanceTimersByTime(A_MINUTE);
  expect(toasts.all).toEqual([]);
});
