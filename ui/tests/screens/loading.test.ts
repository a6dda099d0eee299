import { fireEvent, render, screen } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import App from '../../src/App.svelte';
import type { Changes, PackageSummary, TraceRequest, WatchEvent } from '../../src/lib/bindings';
import { route, type Place } from '../../src/lib/route.svelte';
import { watched } from '../../src/lib/watched.svelte';
import {
  changes,
  details,
  findings,
  learners,
  packages,
  pageOf,
  pretend,
  report,
  rules,
  session,
  settings,
  send,
  trace,
  type Answers,
} from '../fake';
import { faults } from './room';

const refused = { kind: 'noPermission', path: '/data/library.sqlite' } as unknown as Error;

describe('what cannot be loaded', () => {
  const cases: [string, Place, string, unknown, string, string?][] = [
    ['the library', { screen: 'library' }, 'packages', packages, 'package-row'],
    ['a package', { screen: 'package', id: 1 }, 'package', details, 'sco-card'],
    ['its profiles', { screen: 'package', id: 1 }, 'profiles', [], 'profile', 'launch-options'],
    ['its learners', { screen: 'package', id: 1 }, 'learners', learners, 'learner', 'launch-options'],
    ['its audit', { screen: 'package', id: 1, tab: 'audit' }, 'audit_package', findings, 'finding'],
    ['its changes', { screen: 'package', id: 1, tab: 'history' }, 'changes', changes, 'changes'],
    ['a report', { screen: 'report', session: session.id }, 'report', report, 'report-status'],
    ['the settings', { screen: 'settings' }, 'settings', settings, 'limit-entries'],
    ['the rules', { screen: 'settings' }, 'audit_rules', rules, 'rule-content/external-host'],
    [
      'the library’s condition',
      { screen: 'library' },
      'library_condition',
      { orphans: [], damagedRecords: 1, restored: false, movedFrom: null },
      'damaged-records',
    ],
  ];

  it.each(cases)('shows why it failed, and is loaded again: %s', async (_, place, command, answer, shown, opener) => {
    let broken = true;
    pretend({ [command]: () => (broken ? Promise.reject(refused) : answer) });
    route.replace(place);
    render(App);
    if (opener) await fireEvent.click((await screen.findAllByTestId(opener))[0] as HTMLElement);
    const failure = await screen.findByTestId('load-failure');
    expect(failure.textContent).toContain('/data/library.sqlite');
    expect(route.place.screen).toBe(place.screen);
    expect(screen.queryByText('Loading…')).toBeNull();
    expect(await faults()).toEqual([]);
    broken = false;
    await fireEvent.click(screen.getByTestId('retry'));
    await screen.findAllByTestId(shown);
    await vi.waitFor(() => expect(screen.queryByTestId('load-failure')).toBeNull());
  });

  it('shows why it failed, and is loaded again: the trace of a report', async () => {
    let broken = true;
    const page = ({ request }: Record<string, unknown>) => pageOf(trace, request as TraceRequest);
    pretend({ trace_page: (payload) => (broken ? Promise.reject(refused) : page(payload)) });
    route.replace({ screen: 'report', session: session.id });
    render(App);
    await fireEvent.click(await screen.findByTestId('tab-trace'));
    await screen.findByTestId('load-failure');
    broken = false;
    await fireEvent.click(screen.getByTestId('retry'));
    await vi.waitFor(() => expect(screen.getByTestId('trace-count').textContent).toBe('28 / 29'));
  });
});

describe('an older answer does not overtake a newer one', () => {
  /** Answers of a command, given by hand. */
  function byHand(command: string, others: Answers = {}) {
    const answers: ((value: unknown) => void)[] = [];
    const asked = pretend({ ...others, [command]: () => new Promise((resolve) => answers.push(resolve)) });
    return { answers, asked };
  }

  it('where the language is switched twice', async () => {
    const { answers } = byHand('audit_package');
    route.replace({ screen: 'package', id: 1, tab: 'audit' });
    render(App);
    const said = (message: string) => [{ ...findings[0], message }];
    await vi.waitFor(() => expect(answers.length).toBe(1));
    await fireEvent.click(screen.getByTestId('lang-fr'));
    await fireEvent.click(screen.getByTestId('lang-en'));
    await vi.waitFor(() => expect(answers.length).toBe(3));
    answers[2]?.(said('in English'));
    await screen.findByText('in English');
    answers[1]?.(said('en français'));
    answers[0]?.(said('at first'));
    await new Promise((resolve) => setTimeout(resolve));
    expect(screen.getByTestId('finding').textContent).toContain('in English');
  });

  it('where one report is opened, then another', async () => {
    const { answers } = byHand('report');
    route.replace({ screen: 'report', session: session.id });
    render(App);
    await vi.waitFor(() => expect(answers.length).toBe(1));
    route.replace({ screen: 'report', session: 'other' });
    await vi.waitFor(() => expect(answers.length).toBe(2));
    const saying = (verdict: string) => ({ ...report, summary: { ...report.summary, verdict } });
    answers[1]?.(saying('the second'));
    await screen.findByText('the second');
    answers[0]?.(saying('the first'));
    await new Promise((resolve) => setTimeout(resolve));
    expect(screen.queryByText('the first')).toBeNull();
  });

  it('where two settings are changed at once: both hold', async () => {
    const saved: { settings: typeof settings }[] = [];
    pretend({
      settings: () => settings,
      audit_rules: () => rules,
      set_settings: (payload) => {
        saved.push(payload as unknown as { settings: typeof settings });
        return null;
      },
    });
    route.replace({ screen: 'settings' });
    render(App);
    const [one, other] = await Promise.all(rules.slice(0, 2).map(({ id }) => screen.findByTestId(`rule-${id}`)));
    one?.click();
    other?.click();
    await vi.waitFor(() => expect(saved.length).toBe(2));
    expect(saved[1]?.settings.rulesOff).toEqual(rules.slice(0, 2).map(({ id }) => id));
  });

  it('where a newer version arrives, or the notice is closed, while the last one is compared', async () => {
    let channel: unknown;
    const { answers } = byHand('changes', {
      follow_watched: (payload) => {
        ({ channel } = payload);
        return null;
      },
    });
    render(App);
    await vi.waitFor(() => expect(channel).toBeDefined());
    const version = (id: number): WatchEvent[] => [
      { kind: 'imported', course: 1, before: 1, package: { ...(packages[0] as PackageSummary), id } },
    ];
    const publish = (events: WatchEvent[], from: number) => send(channel, events, from);
    publish(version(20), 0);
    await vi.waitFor(() => expect(answers.length).toBe(1));
    publish(version(21), 1);
    await vi.waitFor(() => expect(answers.length).toBe(2));
    const fixed = (count: number): Changes => ({
      ...changes,
      fixed: Array.from({ length: count }, () => changes.fixed[0] as never),
    });
    answers[1]?.(fixed(7));
    await vi.waitFor(() => expect(screen.getByTestId('arrival-changes').textContent).toContain('7'));
    answers[0]?.(fixed(9));
    await new Promise((resolve) => setTimeout(resolve));
    expect(screen.getByTestId('arrival-changes').textContent).toContain('7');
    publish(version(22), 2);
    await vi.waitFor(() => expect(answers.length).toBe(3));
    watched.drop(1);
    answers[2]?.(fixed(1));
    await new Promise((resolve) => setTimeout(resolve));
    expect(screen.queryByTestId('arrival')).toBeNull();
  });
});
