import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import App from '../../src/App.svelte';
// Compiled before the tests wait for it.
import '../../src/screens/journal/Journal.svelte';
import type { JournalFilter, JournalRequest } from '../../src/lib/bindings';
import { language } from '../../src/lib/locale.svelte';
import { route } from '../../src/lib/route.svelte';
import { has, sizeOf, toggled, withRange, without } from '../../src/screens/journal/ranges';
import {
  drawn,
  LONGEST,
  ROW_HEIGHT,
  scrolled,
  scrollTopOf,
  visible,
  whole,
  within as kept,
} from '../../src/screens/journal/scaled';
import { details, journal, journalPageOf, pretend, session } from '../fake';
import { faults } from './room';

const rows = () => screen.getAllByTestId('journal-row');
const count = () => screen.getByTestId('journal-count').textContent.trim();

describe('the journal', () => {
  beforeEach(() => {
    sessionStorage.clear();
    route.replace({ screen: 'journal' });
    vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(1000);
  });
  afterEach(() => vi.restoreAllMocks());

  it.each(['en', 'fr'] as const)('lists exchanges first, and is accessible, in %s', async (locale) => {
    language.choose(locale);
    pretend();
    render(App);
    await screen.findAllByTestId('journal-row');
    const heads = screen.getAllByRole('columnheader').map(({ textContent }) => textContent.trim());
    expect(heads).toEqual(
      locale === 'fr'
        ? ['Sélection', 'Date', 'Commande', 'Cours', 'Leçon', 'Utilisateur', 'Session', 'Data']
        : ['Selection', 'Date', 'Command', 'Course', 'Lesson', 'Learner', 'Session', 'Data'],
    );
    await screen.findAllByTestId('journal-row');
    expect(rows().every((row) => /Au Launch Request|getparam|putparam|exitau/.test(row.textContent))).toBe(true);
    expect(rows()[0]?.textContent).toContain('Évacuer le bâtiment');
    expect(await faults()).toEqual([]);
  });

  it('says of a session whose log was deleted when that was', async () => {
    pretend({
      journal_page: () => ({ rows: [], shown: 0, total: 12, searched: 0, toSearch: 0 }),
      deleted_logs: ({ filter }) =>
        (filter as JournalFilter).session ? { sessions: 1, at: '2026-02-06T10:00:00+01:00' } : null,
    });
    route.replace({ screen: 'journal', session: session.id });
    render(App);
    expect((await screen.findByTestId('logs-deleted')).textContent).toContain('were deleted on Feb 6, 2026');
    expect(await faults()).toEqual([]);
    await fireEvent.click(screen.getByTestId('journal-all-sessions'));
    await vi.waitFor(() => expect(screen.queryByTestId('logs-deleted')).toBeNull());
    expect(screen.getByTestId('journal-nothing').textContent).toContain('Nothing matches the filter.');
  });

  it.each([
    ['en', /^The logs of these 12 sessions were deleted, the last on Feb 6, 2026, .*\. Their reports are kept\.$/],
    ['fr', /^Les logs de ces 12 sessions ont été supprimés, les derniers le 6 févr\. 2026, .*\. Leurs rapports sont/],
  ] as const)('says of a lesson whose logs were all deleted when that was, in %s', async (locale, sentence) => {
    const asked = pretend({
      journal_page: () => ({ rows: [], shown: 0, total: 12, searched: 0, toSearch: 0 }),
      deleted_logs: () => ({ sessions: 12, at: '2026-02-06T10:00:00+01:00' }),
    });
    language.choose(locale);
    route.replace({ screen: 'journal', sco: 11 });
    render(App);
    expect((await screen.findByTestId('logs-deleted')).textContent.trim()).toMatch(sentence);
    expect(asked.findLast(({ command }) => command === 'deleted_logs')?.payload).toMatchObject({ filter: { sco: 11 } });
    language.choose('en');
  });

  it('searches calls too, says how far a search has come, and takes filters away', async () => {
    let pages = 0;
    pretend({
      journal_page: ({ request }) => {
        const asked = request as JournalRequest;
        const page = journalPageOf(journal, asked);
        // A search takes several requests.
        return asked.filter.text ? { ...page, searched: Math.min((pages += 1), 4), toSearch: 4 } : page;
      },
    });
    render(App);
    await screen.findAllByTestId('journal-row');
    const first = count();
    await fireEvent.click(screen.getByTestId('journal-kinds'));
    await fireEvent.click(await screen.findByTestId('journal-all-commands'));
    await vi.waitFor(() => expect(count()).toBe(`${journal.length} / ${journal.length}`));
    await fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Escape' });
    await fireEvent.input(screen.getByTestId('journal-search'), { target: { value: 'cmi.core.score.max' } });
    await vi.waitFor(() => {
      expect(rows().length).toBeGreaterThan(0);
      expect(rows().some((row) => row.textContent.includes('LMSSetValue'))).toBe(true);
      expect(count()).not.toContain('%');
    });
    expect(pages).toBe(4);
    await fireEvent.click(screen.getByTestId('journal-clear'));
    await vi.waitFor(() => expect(count()).toBe(first));
  });

  it('opens a row in full, and closes it by Escape', async () => {
    pretend();
    render(App);
    const [, second] = await screen.findAllByTestId('journal-row');
    if (!second) throw new Error('no second row');
    await fireEvent.click(second);
    const pane = await screen.findByTestId('journal-details');
    await vi.waitFor(() => expect(pane.textContent).toContain('command=putparam'));
    expect(pane.textContent).toContain(session.learner);
    await fireEvent.keyDown(screen.getByTestId('journal-list'), { key: 'Escape' });
    await vi.waitFor(() => expect(screen.queryByTestId('journal-details')).toBeNull());
    expect(route.place.screen).toBe('journal');
  });

  it('selects rows by the keyboard and copies them whole, under their columns’ names', async () => {
    const written: string[] = [];
    Object.assign(navigator, { clipboard: { writeText: (text: string) => Promise.resolve(void written.push(text)) } });
    pretend();
    render(App);
    await screen.findAllByTestId('journal-row');
    const grid = screen.getByTestId('journal-list');
    await fireEvent.keyDown(grid, { key: ' ' });
    await fireEvent.keyDown(grid, { key: 'ArrowDown', shiftKey: true });
    expect(screen.getByTestId('journal-selected').textContent).toBe('2 rows selected');
    expect(screen.getAllByRole('row', { selected: true })).toHaveLength(2);
    await fireEvent.click(screen.getByTestId('journal-copy'));
    await vi.waitFor(() => expect(written).toHaveLength(1));
    const [head, ...lines] = (written[0] ?? '').split('\n');
    expect(head).toBe('Date\tCommand\tCourse\tLesson\tLearner\tSession\tData');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain('command=putparam');
    await fireEvent.keyDown(grid, { key: 'a', ctrlKey: true });
    expect(screen.getByTestId('journal-selected').textContent).toContain(String(rows().length));
  });

  it('sorts by a column, and by it the other way', async () => {
    const asked = pretend();
    render(App);
    await screen.findAllByTestId('journal-row');
    await fireEvent.click(screen.getByTestId('journal-sort-learner'));
    await fireEvent.click(screen.getByTestId('journal-sort-learner'));
    await vi.waitFor(() => {
      const requests = asked.filter(({ command }) => command === 'journal_page');
      const sorts = requests.map(({ payload }) => (payload.request as JournalRequest).sort);
      expect(sorts).toContainEqual({ column: 'learner', descending: false });
      expect(sorts.at(-1)).toEqual({ column: 'learner', descending: true });
    });
    const head = screen.getByRole('columnheader', { name: 'Learner' });
    expect(head.getAttribute('aria-sort')).toBe('descending');
  });

  it('is shown for one SCO from its card, and says so in its filter', async () => {
    const asked = pretend();
    route.replace({ screen: 'package', id: 1 });
    render(App);
    const [card] = await screen.findAllByTestId('sco-card');
    if (!card) throw new Error('no card');
    await fireEvent.click(within(card).getByTestId('view-logs'));
    await screen.findAllByTestId('journal-row');
    const request = asked.findLast(({ command }) => command === 'journal_page')?.payload.request as JournalRequest;
    expect(request.filter.sco).toBe(details.scos[0]?.id);
  });

  it('shows the last of ten million rows', async () => {
    const many = 10_000_000;
    const one = journal[0];
    if (!one) throw new Error('no row');
    pretend({
      journal_page: ({ request }) => {
        const { from, limit } = request as JournalRequest;
        const shown = Array.from({ length: Math.min(limit, many - from) }, (_, n) => ({
          ...one,
          session: String(from + n).padStart(8, '0'),
        }));
        return { rows: shown, shown: many, total: many, searched: 0, toSearch: 0 };
      },
    });
    render(App);
    await screen.findAllByTestId('journal-row');
    const grid = screen.getByTestId('journal-list');
    await fireEvent.keyDown(grid, { key: 'End' });
    await vi.waitFor(() => expect(rows().at(-1)?.textContent).toContain('09999999'));
    // It is where it is seen.
    const last = rows().at(-1);
    expect(Number.parseFloat(last?.style.top ?? '')).toBeCloseTo(LONGEST - ROW_HEIGHT, -1);
    await fireEvent.wheel(grid, { deltaY: -ROW_HEIGHT });
    await vi.waitFor(() => expect(Number.parseFloat(last?.style.top ?? '')).toBeGreaterThan(LONGEST - ROW_HEIGHT - 40));
  });
});

describe('a list that is longer than a page can be', () => {
  const [height, count] = [600, 10_000_000];

  it('is scrolled from its first to its last row', () => {
    expect(drawn(count)).toBe(LONGEST);
    expect(scrolled(0, height, count)).toBe(0);
    expect(scrolled(LONGEST - height, height, count)).toBe(whole(count) - height);
    expect(visible(whole(count) - height, height, count).last).toBe(count);
    for (const top of [0, 123_456, whole(count) - height]) {
      expect(scrolled(scrollTopOf(top, height, count), height, count)).toBeCloseTo(top, 3);
    }
    expect(kept(-5, height, count)).toBe(0);
    expect(kept(1e12, height, count)).toBe(whole(count) - height);
  });

  it('is scrolled as any other where it is short', () => {
    expect(drawn(1000)).toBe(1000 * ROW_HEIGHT);
    expect(scrolled(4321, height, 1000)).toBe(4321);
    expect(scrolled(0, height, 3)).toBe(0);
  });
});

describe('selected rows', () => {
  it('are ranges', () => {
    const some = withRange([], [5, 8]);
    expect(withRange(some, [8, 10])).toEqual([[5, 10]]);
    expect(withRange(some, [0, 6])).toEqual([[0, 8]]);
    expect(without(some, [6, 7])).toEqual([
      [5, 6],
      [7, 8],
    ]);
    expect(toggled(some, 5)).toEqual([[6, 8]]);
    expect(toggled(some, 9)).toEqual([
      [5, 8],
      [9, 10],
    ]);
    expect([has(some, 7), has(some, 8), sizeOf(some)]).toEqual([true, false, 3]);
  });
});
