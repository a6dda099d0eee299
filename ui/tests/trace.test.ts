import { describe, expect, it, vi } from 'vitest';
import type { Entry, RowFilter, TracePage, TraceRequest, TraceRow } from '../src/lib/bindings';
import { pause, wallClock } from '../src/lib/format';
import { jsonObjects } from '../src/trace/copy';
import { columns, entryColumns, splitElement } from '../src/trace/describe';
import { parts } from '../src/trace/details';
import { Feed } from '../src/trace/feed.svelte';
import { gapBetween, HIDDEN_BY_DEFAULT, PAGE_SIZE, PageCache, PRESETS, presetOf } from '../src/trace/rows';
import { ROW_HEIGHT, scrolledTo } from '../src/trace/viewport';
import { pageOf, pretend, served } from './fake';

const EVERYTHING: RowFilter = { hidden: [], problemsOnly: false, text: '' };

function set(n: number, problem = false): TraceRow {
  const text = (text: string) => ({ jsType: 'string' as const, text });
  const data = {
    kind: 'call' as const,
    function: 'LMSSetValue' as const,
    arguments: [text('cmi.core.lesson_location'), text(`Page ${n}`)],
    answer: problem ? 'false' : 'true',
    error: problem ? 405 : 0,
    replay: null,
  };
  return { type: 'entry', kind: 'set', problem, entry: { seq: n, atUs: n * 200, phase: 'complete', data } };
}

const rows = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => set(from + index));
const numberOf = (row: TraceRow | undefined) => (row?.type === 'entry' ? row.entry.seq : undefined);
const drawn = (feed: Feed, first: number, last: number) =>
  Array.from({ length: last - first }, (_, offset) => numberOf(feed.row(first + offset)));

/** A trace of these rows; what it was asked for is in `asked`. */
function traceOf(all: TraceRow[], respond: (request: TraceRequest) => unknown = (request) => pageOf(all, request)) {
  const asked: TraceRequest[] = [];
  pretend({
    trace_page: ({ request }) => {
      asked.push(request as TraceRequest);
      return respond(request as TraceRequest);
    },
  });
  const feed = new Feed('1');
  feed.setFilter(EVERYTHING);
  return { feed, asked };
}

it('says why a request failed, and how much of a file was sent', () => {
  const said = (data: Entry['data']) => entryColumns({ seq: 1, atUs: 0, phase: 'complete', data });
  const wrongCase = said(served('data.js', 404, 'empty', { actualPath: 'Data.js', count: 2 }));
  expect(wrongCase).toMatchObject({ call: 'fetch', element: 'data.js', returned: '404' });
  expect(wrongCase.value).toContain('Data.js');
  expect(wrongCase.value).toContain('2');
  expect(said(served('data.js', 404, null)).value).toMatch(/package|module/);
  const film = said(served('film.mp4', 206, 'video', { bytes: 2_000_000, range: { first: 0, last: 10 } }));
  expect(film.value).toMatch(/2\sM.* · .*0.*10 · 1[.,]5\sms/);
});

it('says what was sent to another host, and how much of it is recorded', () => {
  const url = 'https://stats.example/';
  const row = (text: string | null, length: number | null): TraceRow => {
    const data: Entry['data'] = { kind: 'requestBody', url, by: 'beacon', text, length };
    return { type: 'entry', kind: 'access', problem: false, entry: { seq: 1, atUs: 0, phase: 'complete', data } };
  };
  expect(columns(row('page=2', 6))).toMatchObject({ call: 'navigator.sendBeacon', element: url, value: 'page=2' });
  expect(columns(row(null, 2_000_000)).value).toMatch(/2\sM/);
  expect(columns(row(null, null)).value).toMatch(/known|inconnu/);
  const said = (row: TraceRow) => parts(row, '2026-01-05T10:00:00Z').map(({ text }) => text);
  expect(said(row('page=2', 6))).toHaveLength(4);
  expect(said(row('page=2', 9_000)).join()).toMatch(/9.?000.* 6 /);
});

it('knows the record that an element belongs to', () => {
  const split = (name: string) => splitElement(name).join('|');
  expect(split('interactions.12.correct_responses.0.pattern')).toBe('interactions.12.|correct_responses.0.pattern');
  expect(split('objectives.0.id')).toBe('objectives.0.|id');
  expect(split('core.score.raw')).toBe('|core.score.raw');
  expect(split('interactions._count')).toBe('|interactions._count');
  expect(split('shared/jquery-3.7.1.js')).toBe('|shared/jquery-3.7.1.js');
});

describe('a row in one line', () => {
  const exchange = { after: 1, command: 'putparam' as const, at: '', data: 'command=putparam\nversion=3.0\nscore=75' };

  it('says of an exchange its number, when, and what it says of the attempt', () => {
    const row = { type: 'exchange' as const, number: 1, atUs: 61_000_000, exchange };
    const summary = { status: 'I', score: '75,100,0', location: '5' };
    const cells = columns({ ...row, summary });
    expect(cells).toMatchObject({ number: 'x2', at: '01:01.000', call: 'putparam', value: 'I · 75,100,0 · loc 5' });
    expect(columns({ ...row, summary: { status: 'N,A', score: '', location: '' } }).value).toBe('N,A');
    expect(columns({ ...row, summary: null }).value).toBe('version=3.0 · score=75');
  });

  const page = (seq: number, url: string, phase: Entry['phase']): Entry => ({
    seq,
    atUs: seq * 1_000,
    phase,
    data: { kind: 'page', url, depth: 1 },
  });
  const pages = (...entries: Entry[]) => columns({ type: 'pages', entries, open: false });

  it('says of pages which one was left, which one came, and how long that took', () => {
    const turned = pages(
      page(3, '2.html', 'beforeunload'),
      page(4, '2.html', 'pagehide'),
      page(5, '2.html', 'hidden'),
      page(6, '2.html', 'unload'),
      page(20, '3.html', 'interactive'),
      page(37, '3.html', 'complete'),
    );
    expect(turned).toMatchObject({ number: '3', value: '2.html · unloaded → 3.html · loaded, 34 ms' });
    expect(pages(page(1, '1.html', 'loading'), page(2, '1.html', 'interactive')).value).toBe('1.html · loading, 1 ms');
    expect(pages(page(1, '1.html', 'hidden')).value).toBe('1.html · hidden');
  });

  it('copies pages as the entries that were recorded', () => {
    const entries = [page(1, '1.html', 'pagehide'), page(2, '2.html', 'complete')];
    expect(jsonObjects([{ type: 'pages', entries, open: false }]).map((json) => JSON.parse(json) as Entry)).toEqual(
      entries,
    );
  });
});

describe('the time of a row', () => {
  it('is that of the clock on the wall where the session began at a known time', () => {
    // Of this machine's own time zone.
    const began = new Date(2026, 0, 5, 9, 59, 59, 900);
    expect(wallClock(began.toISOString(), 200_000)).toBe('10:00:00.100');
  });

  it('shows a gap where nothing came for more than ten seconds', () => {
    const at = (seconds: number): TraceRow => {
      const row = set(1);
      return row.type === 'entry' ? { ...row, entry: { ...row.entry, atUs: seconds * 1e6 } } : row;
    };
    expect(gapBetween(at(1), at(11))).toBeUndefined();
    expect(gapBetween(at(1), at(12.5))).toBe(11_500_000);
    expect(gapBetween(undefined, at(60))).toBeUndefined();
    expect([pause(11_500_000), pause(300_000_000)].map((text) => text.replaceAll(/\s/g, ' '))).toEqual([
      '12 sec',
      '5 min',
    ]);
  });
});

describe('a filter', () => {
  it('is known as a preset whatever the order of its kinds, until it is changed', () => {
    const { hidden, problemsOnly } = PRESETS.writes;
    const filter = { hidden: hidden.toReversed(), problemsOnly, text: 'score' };
    expect(presetOf(filter)).toBe('writes');
    expect(presetOf({ ...filter, problemsOnly: true })).toBeUndefined();
    expect(presetOf({ ...filter, hidden: hidden.slice(1) })).toBeUndefined();
    expect(presetOf({ ...filter, hidden: [...HIDDEN_BY_DEFAULT] })).toBeUndefined();
    expect(presetOf(EVERYTHING)).toBe('all');
  });

  it('is there again for the next trace, without its text', () => {
    const { feed } = traceOf(rows(1, 5));
    feed.setFilter({ hidden: ['get', 'note'], problemsOnly: true, text: 'score' });
    expect(new Feed('2').filter).toEqual({ hidden: ['get', 'note'], problemsOnly: true, text: '' });
  });

  it('is the usual one where what was stored is none', () => {
    sessionStorage.setItem('layout:trace-filter', JSON.stringify({ hidden: 'get', problemsOnly: 1 }));
    expect(new Feed('1').filter).toEqual({ hidden: HIDDEN_BY_DEFAULT, problemsOnly: false, text: '' });
  });
});

describe('the scroll position that shows a row', () => {
  it.each([
    ['stays where it is seen', 10, 100, 100],
    ['moves by a row at the top', 3, 100, 3 * ROW_HEIGHT],
    ['moves by a row at the bottom', 12, 0, 13 * ROW_HEIGHT - 320],
    ['has a row from afar in the middle', 1000, 0, 1000 * ROW_HEIGHT - 160],
    ['does not go above the first row', 2, 5000, 0],
  ])('%s', (_, row, top, expected) => {
    expect(scrolledTo(row, top, 320)).toBe(expected);
  });
});

describe('the pages that are kept', () => {
  const page = (rows: TraceRow[], complete = true): TracePage => ({
    rows,
    shown: 0,
    total: 0,
    beganAt: '',
    counts: [],
    complete,
  });

  it('are those that were seen last', () => {
    const cache = new PageCache();
    for (let number = 0; number < 1000; number += 1) cache.add(number, page([set(number)]), 0);
    expect(cache.size).toBe(20);
    expect(numberOf(cache.row(999 * PAGE_SIZE))).toBe(999);
    expect(cache.row(0)).toBeUndefined();
  });

  it('are asked for again while they are incomplete', () => {
    const cache = new PageCache();
    cache.add(0, page(rows(1, 10)), 0);
    expect(cache.isCurrent(0, 10, 0)).toBe(true);
    expect(cache.isCurrent(0, 11, 0)).toBe(false);
    expect(cache.isCurrent(1, 300, 0)).toBe(false);
    cache.add(0, page(rows(1, PAGE_SIZE)), 0);
    expect(cache.isCurrent(0, 100_000, 0)).toBe(true);
    cache.add(0, page(rows(1, PAGE_SIZE), false), 0);
    expect(cache.isCurrent(0, 100_000, 0)).toBe(false);
  });
});

it('asks again for a page with pages that are still loading, once more is known', () => {
  const cache = new PageCache();
  const add = (open: boolean) =>
    cache.add(
      0,
      { rows: [{ type: 'pages', entries: [], open }], shown: 1, total: 7, beganAt: '', counts: [], complete: true },
      7,
    );
  add(true);
  expect([7, 8].map((known) => cache.isCurrent(0, 1, known))).toEqual([true, false]);
  add(false);
  expect(cache.isCurrent(0, 1, 8)).toBe(true);
});

describe('a feed', () => {
  it('asks for what is seen, wherever that is', async () => {
    const all = rows(1, 200_000);
    const { feed, asked } = traceOf(all);
    feed.want(0, 30);
    await vi.waitFor(() => expect(feed.shown).toBe(200_000));
    feed.want(149_990, 150_020);
    await vi.waitFor(() => expect(drawn(feed, 149_990, 150_020)).toEqual(rows(149_991, 150_020).map(numberOf)));
    expect(asked.map(({ from, limit }) => [from, limit])).toEqual([
      [0, PAGE_SIZE],
      [149_800, PAGE_SIZE],
      [150_000, PAGE_SIZE],
    ]);
    // What is there is not asked for again.
    feed.want(149_995, 150_010);
    await Promise.resolve();
    expect(asked.length).toBe(3);
  });

  it('asks for one page at a time, for what is seen by then', async () => {
    const responses: (() => void)[] = [];
    const all = rows(1, 10_000);
    const { feed, asked } = traceOf(
      all,
      (request) => new Promise((resolve) => responses.push(() => resolve(pageOf(all, request)))),
    );
    for (let first = 0; first < 9_000; first += 50) feed.want(first, first + 30);
    expect(asked.length).toBe(1);
    responses.shift()?.();
    await vi.waitFor(() => expect(asked.length).toBe(2));
    expect(asked[1]?.from).toBe(8_800);
  });

  it('asks few times however much news comes', async () => {
    const all = rows(1, 500);
    const { feed, asked } = traceOf(all);
    for (let n = 1; n <= 500; n += 1) feed.news({ rows: n, state: 'running', stage: 'initialized', live: null });
    await vi.waitFor(() => expect(feed.total).toBe(500));
    expect(asked.length).toBeLessThan(4);
  });

  it('drops an answer to a filter that the user has typed on from', async () => {
    const responses: (() => void)[] = [];
    const all = rows(1, 50);
    const { feed, asked } = traceOf(
      all,
      (request) => new Promise((resolve) => responses.push(() => resolve(pageOf(all, request)))),
    );
    feed.setFilter({ ...EVERYTHING, text: 'page 1' });
    feed.setFilter({ ...EVERYTHING, text: 'page 12' });
    responses.shift()?.();
    await vi.waitFor(() => expect(asked.length).toBe(2));
    expect(feed.isLoaded).toBe(false);
    responses.shift()?.();
    await vi.waitFor(() => expect(feed.shown).toBe(1));
    expect(drawn(feed, 0, 1)).toEqual([12]);
  });

  it('shows the old rows until those of a new filter are there', async () => {
    const all = rows(1, 50);
    let respond: (() => void) | undefined;
    const { feed } = traceOf(all, (request) =>
      request.filter.text === ''
        ? pageOf(all, request)
        : new Promise((resolve) => (respond = () => resolve(pageOf(all, request)))),
    );
    await vi.waitFor(() => expect(feed.shown).toBe(50));
    feed.setFilter({ ...EVERYTHING, text: 'page 7' });
    await vi.waitFor(() => expect(respond).toBeDefined());
    expect(drawn(feed, 0, 2)).toEqual([1, 2]);
    respond?.();
    await vi.waitFor(() => expect(drawn(feed, 0, 2)).toEqual([7, undefined]));
  });

  it('asks again for a page that is being searched, until it is complete', async () => {
    const all = rows(1, 50);
    let asks = 0;
    const { feed } = traceOf(all, (request) => {
      asks += 1;
      const page = pageOf(all.slice(0, asks * 10), request);
      return { ...page, total: 50, complete: asks === 5 };
    });
    await vi.waitFor(() => expect(feed.shown).toBe(50));
    expect(asks).toBe(5);
  });

  it('holds still while it is paused, and says how much waits', async () => {
    const all = rows(1, 3);
    const { feed } = traceOf(all);
    feed.news({ rows: 3, state: 'running', stage: 'initialized', live: null });
    await vi.waitFor(() => expect(feed.total).toBe(3));
    feed.pause(true);
    all.push(...rows(4, 10));
    feed.news({ rows: 10, state: 'running', stage: 'initialized', live: null });
    // To filter what is held still shows nothing that came since.
    feed.setFilter({ ...EVERYTHING, text: 'page' });
    feed.setFilter({ ...EVERYTHING, text: 'page 1' });
    await vi.waitFor(() => expect([feed.shown, feed.total]).toEqual([1, 3]));
    expect(feed.waiting).toBe(7);
    feed.pause(false);
    await vi.waitFor(() => expect([feed.shown, feed.total]).toEqual([2, 10]));
    expect(drawn(feed, 0, 2)).toEqual([1, 10]);
    expect(feed.waiting).toBe(0);
  });

  it('loses nothing where the session ends during a pause', async () => {
    const all = rows(1, 1);
    const { feed } = traceOf(all);
    feed.news({ rows: 1, state: 'running', stage: 'initialized', live: null });
    await vi.waitFor(() => expect(feed.total).toBe(1));
    feed.pause(true);
    all.push(...rows(2, 2));
    feed.news({ rows: 2, state: 'finished', stage: null, live: null });
    await vi.waitFor(() => expect(drawn(feed, 0, 2)).toEqual([1, 2]));
    expect(feed.state).toBe('finished');
  });

  it('says why rows cannot be read, and tries again', async () => {
    let broken = true;
    const all = rows(1, 5);
    const { feed } = traceOf(all, (request) => (broken ? Promise.reject(new Error('gone')) : pageOf(all, request)));
    await vi.waitFor(() => expect(feed.failure).toBeDefined());
    broken = false;
    feed.retry();
    await vi.waitFor(() => expect(feed.shown).toBe(5));
    expect(feed.failure).toBeUndefined();
  });

  it('reads all rows with all of their texts, and those that are not ready when they are', async () => {
    const all = rows(1, 2500);
    let refused = false;
    const { feed, asked } = traceOf(all, (request) => {
      if (request.detail === 'full' && request.from > 0 && !refused) {
        refused = true;
        return { rows: [], shown: 2500, total: 2500, complete: false };
      }
      return pageOf(all, request);
    });
    await vi.waitFor(() => expect(feed.shown).toBe(2500));
    const read: TraceRow[] = [];
    for await (const some of feed.all()) {
      // What comes meanwhile is not of the list that was copied.
      all.push(set(all.length + 1));
      read.push(...some);
    }
    expect(read.map(numberOf)).toEqual(rows(1, 2500).map(numberOf));
    expect(asked.filter(({ detail }) => detail === 'full').every(({ until }) => until === 2500)).toBe(true);
  });
});
