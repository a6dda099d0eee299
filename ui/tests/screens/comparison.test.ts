import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import App from '../../src/App.svelte';
// Loaded before it is waited for.
import '../../src/screens/comparison/Comparison.svelte';
import type { CallPair, CallRun, Entry, SessionComparison, SessionSummary } from '../../src/lib/bindings';
import { language } from '../../src/lib/locale.svelte';
import { route } from '../../src/lib/route.svelte';
import { compare } from '../../src/screens/comparison/compare';
import { details, pretend, report, session, sessionsOf } from '../fake';

const other: SessionSummary = { ...session, id: 'other', startedAt: '2026-01-02T10:00:00+00:00' };

const call = (seq: number, value: string): Entry => ({
  seq,
  atUs: seq * 1000,
  phase: 'complete',
  data: {
    kind: 'call',
    function: 'LMSSetValue',
    arguments: ['cmi.core.score.raw', value].map((text) => ({ jsType: 'string', text })),
    answer: 'true',
    error: 0,
  },
});
const equal: CallRun = { kind: 'equal', count: 3, a: { first: 1, last: 4 }, b: { first: 1, last: 3 } };
const changed: CallRun = { kind: 'changed', count: 1, a: { first: 5, last: 5 }, b: { first: 4, last: 4 } };
const texts = { a: { text: '90', length: 2 }, b: { text: '30', length: 2 }, note: null };
const pairs: CallPair[] = [
  { a: call(5, '90'), b: call(4, '30'), differences: [{ part: 'argument', name: 'value', texts }] },
];

const comparison: SessionComparison = {
  a: { session, version: 1, versions: 2, verdict: 'The LMS recorded Passed.', tone: 'good' },
  b: { session: other, version: 2, versions: 2, verdict: 'The LMS recorded Failed.', tone: 'bad' },
  summary: '3 equal calls at the beginning, then the sessions differ: from entry 5 of A and entry 4 of B.',
  groups: [
    {
      title: 'Result',
      isTechnical: false,
      facts: [
        { id: 'score', name: 'Score', a: { text: '90', status: null }, b: { text: '30', status: null }, differs: true },
        { id: 'exit', name: 'Exit', a: { text: '–', status: null }, b: { text: '–', status: null }, differs: false },
      ],
    },
  ],
  findings: { onlyA: [], onlyB: report.summary.findings.slice(0, 1), both: [], none: null },
  logs: {
    counts: { equal: 3, changed: 1, onlyA: 0, onlyB: 0 },
    counted: '3 equal calls · 1 call that differs',
    first: { sameBefore: 3, a: call(5, '90'), b: call(4, '30') },
    runs: [
      { run: equal, name: '3 equal calls', page: { pairs: [], rest: equal } },
      { run: changed, name: '1 call that differs', page: { pairs, rest: null } },
    ],
    notes: [],
    elements: { listed: [{ element: 'cmi.core.score.raw', values: texts }], count: 1, same: 7 },
  },
};

describe('the comparison of two sessions', () => {
  beforeEach(() => {
    route.replace({ screen: 'comparison', a: session.id, b: other.id });
    language.choose('en');
  });
  afterEach(() => vi.restoreAllMocks());

  it('shows what differs first, and the rest on demand', async () => {
    pretend({ compare_sessions: () => comparison });
    render(App);
    const rows = await screen.findAllByTestId('compared-fact');
    expect(rows.map(({ dataset }) => dataset.id)).toEqual(['score']);
    await fireEvent.click(screen.getByTestId('compare-all-facts'));
    expect(screen.getAllByTestId('compared-fact').map(({ dataset }) => dataset.id)).toEqual(['score', 'exit']);
    expect(screen.getByTestId('compare-summary').textContent).toContain('3 equal calls');
    expect(screen.getByTestId('findings-only-B')).toBeTruthy();
    expect(screen.getByTestId('compared-element').textContent).toContain('cmi.core.score.raw');
  });

  it('reads equal calls when they are opened, page by page', async () => {
    const rest: CallRun = { ...equal, count: 1, a: { first: 4, last: 4 }, b: { first: 3, last: 3 } };
    const asked: unknown[] = [];
    pretend({
      compare_sessions: () => comparison,
      compared_calls: ({ run }) => {
        asked.push(run);
        const isFirst = (run as CallRun).count === 3;
        const numbers = isFirst ? [1, 2] : [3];
        return {
          pairs: numbers.map((seq) => ({ a: call(seq, '1'), b: call(seq, '1'), differences: [] })),
          rest: isFirst ? rest : null,
        };
      },
    });
    render(App);
    const [folded] = await screen.findAllByTestId('call-run');
    if (!folded) throw new Error('no calls');
    const inside = within(folded);
    expect(inside.queryAllByTestId('call-pair')).toEqual([]);
    await fireEvent.click(inside.getByTestId('call-run-toggle'));
    await vi.waitFor(() => expect(inside.getAllByTestId('call-pair').length).toBe(2));
    await vi.waitFor(() => expect(inside.getByTestId<HTMLButtonElement>('call-run-more').disabled).toBe(false));
    await fireEvent.click(inside.getByTestId('call-run-more'));
    await vi.waitFor(() => expect(inside.getAllByTestId('call-pair').length).toBe(3));
    expect(asked).toEqual([equal, rest]);
    expect(inside.queryByTestId('call-run-more')).toBeNull();
    await fireEvent.click(inside.getByTestId('call-run-toggle'));
    expect(inside.queryAllByTestId('call-pair')).toEqual([]);
  });

  it('leads to the entry in the trace of each session, and swaps the two', async () => {
    const asked = pretend({ compare_sessions: () => comparison });
    render(App);
    await fireEvent.click(await screen.findByTestId('compare-first-b'));
    expect(route.place).toEqual({ screen: 'report', session: 'other', tab: 'trace', entry: 4 });
    route.back();
    await fireEvent.click(await screen.findByTestId('compare-swap'));
    await vi.waitFor(() =>
      expect(asked.findLast(({ command }) => command === 'compare_sessions')?.payload).toMatchObject({
        a: 'other',
        b: session.id,
      }),
    );
  });

  it('says so where there is no log, and shows no calls', async () => {
    pretend({ compare_sessions: () => ({ ...comparison, summary: 'The logs of A were deleted.', logs: null }) });
    render(App);
    expect((await screen.findByTestId('compare-summary')).textContent).toContain('deleted');
    expect(screen.queryByTestId('compared-calls')).toBeNull();
  });
});

describe('the choice of what to compare', () => {
  afterEach(() => vi.restoreAllMocks());

  it('takes the older session as A', () => {
    const [newer, older] = [session, { ...other, startedAt: '2001-01-01T00:00:00+00:00' }];
    expect(compare(newer, older)).toEqual({ screen: 'comparison', a: other.id, b: session.id });
    expect(compare(older, newer)).toEqual({ screen: 'comparison', a: other.id, b: session.id });
  });

  it('is none in a report where there is no other session', async () => {
    route.replace({ screen: 'report', session: session.id });
    pretend({ comparable_sessions: () => [] });
    render(App);
    await fireEvent.click(await screen.findByTestId('compare-with'));
    expect(await screen.findByTestId('choose-session-none')).toBeTruthy();
  });

  it('is with a session that is chosen from a list, in its order', async () => {
    route.replace({ screen: 'report', session: session.id });
    const elsewhere = { ...other, id: 'elsewhere', packageId: 99, scoId: 99 };
    pretend({ comparable_sessions: () => [other, elsewhere], compare_sessions: () => comparison });
    render(App);
    await fireEvent.click(await screen.findByTestId('compare-with'));
    const rows = await screen.findAllByTestId('choose-session-row');
    expect(rows.map(({ dataset }) => dataset.session)).toEqual(['other', 'elsewhere']);
    if (rows[0]) await fireEvent.click(rows[0]);
    expect(route.place.screen).toBe('comparison');
  });

  it('is two rows of the list of sessions', async () => {
    route.replace({ screen: 'package', id: details.summary.id });
    const sessions = sessionsOf(3);
    const [sco] = details.scos;
    pretend({
      package: () => ({ ...details, scos: [{ ...sco, sessions }] }),
      compare_sessions: () => comparison,
    });
    render(App);
    const boxes = await screen.findAllByTestId('session-select');
    const button = screen.getByTestId<HTMLButtonElement>('compare-selected');
    for (const [at, box] of boxes.entries()) {
      expect(button.disabled).toBe(at !== 2);
      await fireEvent.click(box);
    }
    expect(button.disabled).toBe(true);
    if (boxes[2]) await fireEvent.click(boxes[2]);
    await fireEvent.click(button);
    expect(route.place).toMatchObject({ screen: 'comparison' });
  });
});
