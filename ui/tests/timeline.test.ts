import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Event, Exchange, TraceBatch } from '../src/lib/bindings';
import { Feed } from '../src/trace/feed.svelte';
import { columns } from '../src/trace/describe';
import { HIDDEN_BY_DEFAULT, Timeline, type Filter } from '../src/trace/timeline';
import { served } from './fake';

const EVERYTHING: Filter = { hidden: new Set(), text: '', badOnly: false };

function set(n: number, error = 0): Event {
  const text = (text: string) => ({ jsType: 'string' as const, text });
  const what = {
    kind: 'call' as const,
    function: 'LMSSetValue' as const,
    arguments: [text('cmi.core.lesson_location'), text(`Page ${n}`)],
    answer: error === 0 ? 'true' : 'false',
    error,
    replay: null,
  };
  return { n, atUs: n * 200, phase: 'complete', what };
}

function exchange(after: number, command: Exchange['command'] = 'putparam'): Exchange {
  return { after, command, at: '2026-01-05T10:00:00+01:00', data: `command=${command}\nafter=${after}` };
}

function batch(events: Event[], exchanges: Exchange[] = [], state: TraceBatch['state'] = 'running'): TraceBatch {
  return { events, exchanges, state };
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => set(from + index));
const order = (timeline: Timeline) =>
  timeline.shown.map((row) => (row.event ? row.event.n : `${row.exchange.command}@${row.exchange.after}`));

function shownOf(timeline: Timeline, filter: Filter = EVERYTHING) {
  timeline.setFilter(filter);
  expect(timeline.sift()).toBe(true);
  return order(timeline);
}

const FAILED_IMAGE = { kind: 'resource' as const, url: 'a.png', element: 'img' };

describe('files that the server served', () => {
  const rows = [
    served('a.png', 404, 'image'),
    // The page says the same of that file.
    { ...FAILED_IMAGE, status: 404 },
    served('b.js', 200, 'script'),
    // It was served, and the page could not use it.
    { ...FAILED_IMAGE, status: null },
  ];
  const events = rows.map((what, index) => ({ n: index + 1, atUs: 0, phase: 'complete' as const, what }));

  it('shows a missing file once, and the rest when it is asked for', () => {
    const timeline = new Timeline();
    timeline.add(batch(events));
    expect(timeline.rows.map(({ kind, bad }) => [kind, bad])).toEqual([
      ['missing', true],
      ['served', false],
      ['served', false],
      ['fault', true],
    ]);
    expect(shownOf(timeline, { ...EVERYTHING, hidden: new Set(HIDDEN_BY_DEFAULT) })).toEqual([1, 4]);
    expect(shownOf(timeline, { ...EVERYTHING, text: 'b.js' })).toEqual([3]);
  });

  it('says why a request failed, and how much of a file was sent', () => {
    const said = (what: Event['what']) => {
      const timeline = new Timeline();
      timeline.add(batch([{ n: 1, atUs: 0, phase: 'complete', what }]));
      const [row] = timeline.rows;
      return row ? columns(row) : undefined;
    };
    const wrongCase = said(served('data.js', 404, 'empty', { actualPath: 'Data.js', count: 2 }));
    expect(wrongCase).toMatchObject({ call: 'fetch', element: 'data.js', answer: '404' });
    expect(wrongCase?.value).toContain('Data.js');
    expect(wrongCase?.value).toContain('2');
    expect(said(served('data.js', 404, null))?.value).toMatch(/package|module/);
    const film = said(served('film.mp4', 206, 'video', { bytes: 2_000_000, range: { first: 0, last: 10 } }));
    expect(film?.value).toMatch(/2\sM.* · .*0.*10 · 1[.,]5\sms/);
  });
});

describe('the timeline', () => {
  it('keeps 200,000 rows without copying those that it has', () => {
    const timeline = new Timeline();
    const { rows } = timeline;
    for (let from = 1; from <= 200_000; from += 500) {
      timeline.add(batch(range(from, from + 499)));
      timeline.sift();
    }
    expect(timeline.rows).toBe(rows);
    expect(rows.length).toBe(200_000);
    expect(timeline.shown.length).toBe(200_000);
    expect(rows[199_999]?.event?.n).toBe(200_000);
  });

  it('looks only at new rows when some come', () => {
    const timeline = new Timeline();
    timeline.setFilter({ ...EVERYTHING, text: 'page 1' });
    timeline.add(batch(range(1, 9)));
    timeline.sift();
    const first = timeline.shown[0];
    if (first?.event?.what.kind !== 'call') throw new Error('no call');
    const asked = vi.fn(() => []);
    Object.defineProperty(first.event.what, 'arguments', { get: asked });
    timeline.add(batch([set(10), set(20)]));
    timeline.sift();
    expect(order(timeline)).toEqual([1, 10]);
    expect(asked).not.toHaveBeenCalled();
  });

  it('stops looking when its time is over, and goes on from there', () => {
    const timeline = new Timeline();
    timeline.add(batch(range(1, 2000)));
    let turns = 1;
    while (!timeline.sift(-1)) turns += 1;
    expect(turns).toBe(8);
    expect(timeline.shown.length).toBe(2000);
  });

  it('takes a failure of the observer for the workbench’s own', () => {
    const timeline = new Timeline();
    const what = { kind: 'observerError' as const, message: 'Error: broken' };
    timeline.add(batch([{ ...set(1), what }]));
    expect(shownOf(timeline, { ...EVERYTHING, hidden: new Set(['fault']), text: 'broken' })).toEqual([1]);
    expect(shownOf(timeline, { ...EVERYTHING, badOnly: true })).toEqual([]);
  });

  it('filters by kind, text and fault', () => {
    const timeline = new Timeline();
    timeline.add(batch([set(1), set(2, 405), set(3)], [exchange(0, 'launch'), exchange(3)]));
    expect(shownOf(timeline, { ...EVERYTHING, hidden: new Set(['exchange']) })).toEqual([1, 2, 3]);
    expect(shownOf(timeline, { ...EVERYTHING, badOnly: true })).toEqual([2]);
    expect(shownOf(timeline, { ...EVERYTHING, text: 'page 3' })).toEqual([3]);
    expect(shownOf(timeline, { ...EVERYTHING, text: 'after=3' })).toEqual(['putparam@3']);
    expect(timeline.launch?.command).toBe('launch');
  });

  it('puts an exchange after its entry, in whichever batch it comes', () => {
    const timeline = new Timeline();
    timeline.setFilter(EVERYTHING);
    timeline.add(batch([set(1), set(2), set(3)], [exchange(0, 'launch'), exchange(2)]));
    timeline.sift();
    expect(order(timeline)).toEqual(['launch@0', 1, 2, 'putparam@2', 3]);
    timeline.add(batch([set(4), set(5)]));
    timeline.sift();
    timeline.add(batch([set(6)], [exchange(4), exchange(4, 'getparam')]));
    timeline.sift();
    expect(order(timeline)).toEqual(['launch@0', 1, 2, 'putparam@2', 3, 4, 'putparam@4', 'getparam@4', 5, 6]);
    expect(new Set(timeline.rows.map(({ key }) => key)).size).toBe(timeline.rows.length);
  });

  it('reads a long session with many exchanges without seeking each place', () => {
    const events = range(1, 40_000);
    const exchanges = Array.from({ length: 4000 }, (_, index) => exchange((index + 1) * 10));
    const timeline = new Timeline();
    const { rows } = timeline;
    const splice = vi.spyOn(rows, 'splice');
    timeline.add(batch(events, exchanges, 'finished'));
    expect(splice).not.toHaveBeenCalled();
    timeline.sift();
    expect(order(timeline).slice(9, 13)).toEqual([10, 'putparam@10', 11, 12]);
    expect(order(timeline).at(-1)).toBe('putparam@40000');
    expect(rows.length).toBe(44_000);
  });

  it('keeps the filter right around an exchange that comes late', () => {
    const timeline = new Timeline();
    timeline.setFilter({ ...EVERYTHING, badOnly: true });
    timeline.add(batch([set(1, 201), set(2), set(3, 201), set(4, 201)]));
    timeline.sift();
    timeline.add(batch([], [exchange(2)]));
    timeline.sift();
    expect(order(timeline)).toEqual([1, 3, 4]);
  });
});

describe('a feed', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    return () => vi.useRealTimers();
  });

  it('draws at most every 100 ms, whatever comes', () => {
    const feed = new Feed();
    for (let n = 1; n <= 500; n += 1) feed.add(batch([set(n)]));
    expect(feed.version).toBe(0);
    vi.advanceTimersByTime(100);
    expect(feed.version).toBe(1);
    expect(feed.timeline.shown.length).toBe(500);
  });

  it('holds still while it is paused, and says how much waits', () => {
    const feed = new Feed();
    feed.add(batch([set(1)]));
    vi.advanceTimersByTime(100);
    feed.pause(true);
    feed.add(batch([set(2), set(3)], [exchange(3)]));
    vi.advanceTimersByTime(100);
    expect(order(feed.timeline)).toEqual([1]);
    expect(feed.waiting).toBe(3);
    feed.pause(false);
    expect(order(feed.timeline)).toEqual([1, 2, 3, 'putparam@3']);
    expect(feed.waiting).toBe(0);
  });

  it('loses nothing where the session ends during a pause', () => {
    const feed = new Feed();
    feed.pause(true);
    feed.add(batch([set(1)]));
    feed.add(batch([set(2)], [], 'finished'));
    vi.advanceTimersByTime(100);
    expect(order(feed.timeline)).toEqual([1, 2]);
    expect(feed.timeline.state).toBe('finished');
  });
});
