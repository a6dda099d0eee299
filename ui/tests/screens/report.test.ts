import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import App from '../../src/App.svelte';
import { language } from '../../src/lib/locale.svelte';
import { route } from '../../src/lib/route.svelte';
import type { TraceRequest, TraceRow } from '../../src/lib/bindings';
import { toasts } from '../../src/lib/toasts.svelte';
import { details, launchOptions, pageOf, pretend, report, session, trace } from '../fake';
import { faults } from './room';

/** The trace is shown, at the row of an entry, whose details are beside it. */
async function showsInTrace(name: string): Promise<void> {
  expect(screen.getByTestId('tab-trace').getAttribute('aria-selected')).toBe('true');
  const pane = await screen.findByTestId('trace-details');
  await vi.waitFor(() => expect(pane.textContent).toContain(name));
  expect(pane.textContent).toContain('405');
  const number = /\d+/.exec(name)?.[0];
  await vi.waitFor(() => {
    const [selected, ...others] = screen.getAllByRole('row', { selected: true });
    expect(others).toEqual([]);
    expect(selected?.dataset.n).toBe(number);
  });
  const selected = screen.getByRole('row', { selected: true });
  expect(screen.getByTestId('trace-list').getAttribute('aria-activedescendant')).toBe(selected.id);
}

/** A row that came so many microseconds later. */
function later(row: TraceRow, us: number): TraceRow {
  if (row.type === 'entry') return { ...row, entry: { ...row.entry, atUs: row.entry.atUs + us } };
  return row.type === 'exchange' ? { ...row, atUs: row.atUs + us } : row;
}

describe('a report', () => {
  beforeEach(() => {
    route.replace({ screen: 'report', session: session.id });
    // High enough for every row of the trace.
    vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(1000);
  });
  afterEach(() => vi.restoreAllMocks());

  it('is printed with the texts of all exchanges, which are read first', async () => {
    const wanted = trace.flatMap((row) => (row.type === 'exchange' ? [row.exchange.data] : []));
    const printed = vi.fn<() => (string | null | undefined)[]>(() =>
      [...document.querySelectorAll('details[open] pre')].map((text) => text.textContent),
    );
    vi.stubGlobal('print', printed);
    pretend();
    render(App);
    await fireEvent.click(await screen.findByTestId('report-print'));
    await vi.waitFor(() => expect(printed).toHaveBeenCalledOnce());
    expect(printed.mock.results[0]?.value).toEqual(expect.arrayContaining(wanted));
    expect(wanted.length).toBeGreaterThan(1);
    vi.unstubAllGlobals();
  });

  it('says what its calls come to on each LMS, and leads to the call from which answers differ', async () => {
    pretend();
    render(App);
    const rows = await screen.findAllByTestId('what-if-row');
    expect(rows.map(({ dataset }) => dataset.profile)).toEqual(['strict', 'lenient']);
    expect(rows[0]?.textContent).toContain('(this session)');
    expect(rows[1]?.textContent).toMatch(/Completed.*75.*Resumes/);
    expect(screen.getByTestId('what-if-summary').textContent).toContain('1 LMS records another status or score.');
    await fireEvent.click(screen.getByTestId('what-if-parting'));
    await showsInTrace('Entry 11');
  });

  it('says whom the module told what, and leads to the first entry of each', async () => {
    pretend();
    render(App);
    const rows = await screen.findAllByTestId('privacy-row');
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/stats\.example.*3 requests.*learner, page.*identifier.*Blocked/),
    ]);
    expect(await faults()).toEqual([]);
    await fireEvent.click(screen.getByTestId('privacy-first'));
    await showsInTrace('Entry 11');
  });

  it('goes over the data model by a slider, step by step, and back to the trace', async () => {
    pretend();
    render(App);
    await fireEvent.click(await screen.findByTestId('tab-state'));
    expect((await screen.findByTestId('state-place')).textContent).toBe('Entry 10 of 10');
    const changed = () => screen.queryByTestId('state-changed')?.textContent;
    expect(changed()).toMatch(/score\.raw.*9.*10/);
    expect(await faults()).toEqual([]);
    const place = () => screen.getByTestId('state-place').textContent;
    await fireEvent.click(screen.getByTestId('state-previous'));
    await vi.waitFor(() => expect(changed()).toMatch(/score\.raw.*8.*9/));
    expect(place()).toBe('Entry 9 of 10');
    // What is asked for while an answer is on its way is passed over, but for the last.
    const slider = screen.getByTestId('state-slider');
    for (const seq of [5, 4, 3, 2]) await fireEvent.input(slider, { target: { value: String(seq) } });
    await vi.waitFor(() => expect(changed()).toMatch(/score\.raw.*1.*2/));
    await fireEvent.input(slider, { target: { value: '0' } });
    await vi.waitFor(() => expect(screen.getByTestId('state-entry').textContent).toContain('At the launch'));
    expect(changed()).toBeUndefined();
    expect(screen.getByTestId('state-previous').hasAttribute('disabled')).toBe(true);
  });

  it('opens suspend data to what is in them, and what their last set changed', async () => {
    pretend();
    render(App);
    await fireEvent.click(await screen.findByTestId('tab-state'));
    const open = await screen.findByTestId('suspend-open');
    expect(open.getAttribute('aria-expanded')).toBe('false');
    await fireEvent.click(open);
    const source = await screen.findByTestId('suspend-source');
    const said = () => screen.getByTestId('suspend-source').textContent.trim();
    expect(source.textContent.trim()).toBe('Suspend data set by entry 10 – 1 value added, 1 changed, 1 removed');
    expect(screen.getByTestId('suspend-layers').textContent).toMatch(/Articulate Rise\s*–\s*Base64 → JSON/);
    const rows = () => screen.getAllByTestId('suspend-row').map(({ textContent }) => textContent.trim());
    const changed = [/^page\s*Changed\s*9\s*10$/, /^new\s*Added\s*not set\s*yes$/, /^old\s*Removed\s*""\s*not set$/];
    expect(rows()).toEqual(changed.map((row) => expect.stringMatching(row) as string));
    expect(await faults()).toEqual([]);
    await fireEvent.click(screen.getByTestId('suspend-all'));
    await vi.waitFor(() => expect(rows()).toHaveLength(4));
    expect(screen.queryByTestId('suspend-all')).toBeNull();
    // They stay open where the slider goes.
    await fireEvent.click(screen.getByTestId('state-previous'));
    await vi.waitFor(() => expect(said()).toContain('set by entry 9'));
    expect(rows()[0]).toMatch(/Changed\s*8\s*9$/);
  });

  it.each(['en', 'fr'] as const)('is complete and accessible in %s', async (locale) => {
    pretend();
    language.choose(locale);
    render(App);
    const status = await screen.findByTestId('report-status');
    expect(status.textContent).toBe(locale === 'fr' ? 'Échoué' : 'Failed');
    expect(screen.getByTestId('report-status-sent').textContent).toBe(locale === 'fr' ? 'Terminé' : 'Completed');
    expect(screen.getByTestId('status-reason').textContent).toContain('80');
    expect(screen.getByTestId('report-score').textContent).toBe('75\u00a0%');
    // The LMS's blocks come by themselves.
    await screen.findByText(/status used=C/);
    const shown = screen.getByTestId('report-screen').textContent ?? '';
    const { interactions, lessonLocation, exit } = report;
    for (const value of [...interactions.map(({ id }) => id), lessonLocation, exit, 'slide is undefined', 'exitau']) {
      expect(shown).toContain(value);
    }
    expect(await faults()).toEqual([]);
  });

  it.each([
    ['en', /^The LMS recorded Failed with 75 of 100: .* mastery score 80\.$/, 'Entry 11'],
    ['fr', /^Le LMS a retenu Échoué avec 75 sur 100\u00a0: .* score de réussite 80\.$/, 'Entrée 11'],
  ] as const)(
    'says first what the LMS recorded and why, then what went wrong, in %s',
    async (locale, sentence, entry) => {
      pretend();
      language.choose(locale);
      render(App);
      const verdict = await screen.findByTestId('verdict');
      expect(verdict.textContent.trim()).toMatch(sentence);
      const findings = screen.getAllByTestId('session-finding');
      expect(findings.map(({ dataset }) => dataset['rule'])).toEqual(['session/entries-lost', 'session/refused-call']);
      expect(screen.queryByTestId('no-findings')).toBeNull();
      const link = screen.getByTestId('finding-entry');
      expect(link.textContent).toBe(entry);
      await fireEvent.click(link);
      await showsInTrace(entry);
    },
  );

  it('says calmly that nothing went wrong', async () => {
    const summary = { ...report.summary, findings: [], noFindings: 'Nothing was found in this session.' };
    pretend({ report: () => ({ ...report, summary }) });
    render(App);
    expect((await screen.findByTestId('no-findings')).textContent).toContain('Nothing was found');
    expect(screen.queryByTestId('findings')).toBeNull();
    expect(await faults()).toEqual([]);
  });

  it('says all of it again in another language when that is chosen', async () => {
    pretend();
    render(App);
    expect((await screen.findByTestId('verdict')).textContent).toContain('The LMS recorded');
    language.choose('fr');
    await vi.waitFor(() => expect(screen.getByTestId('verdict').textContent).toContain('Le LMS a retenu'));
  });

  it('lists refused calls, and opens the first of a group in full', async () => {
    pretend();
    render(App);
    const group = await screen.findByTestId('refused-call');
    expect(group.textContent).toContain('cmi.core.lesson_status done');
    expect(group.textContent).toContain('405');
    await fireEvent.click(group);
    await showsInTrace('Entry 11');
  });

  it.each([
    ['en', '12,346 entries of this session were not recorded.', '12,345 entries (Console): too many observations'],
    ['fr', 'entrées de cette session n’ont pas été enregistrées.', '(Console)\u00a0: trop d’observations'],
  ] as const)('says first what of the session is not in it, in %s', async (locale, heading, line) => {
    pretend();
    language.choose(locale);
    render(App);
    const losses = await screen.findByRole('alert');
    expect(losses.textContent).toContain(heading);
    expect(losses.textContent).toContain(line);
    const facts = screen.getByTestId('report-status');
    expect(losses.compareDocumentPosition(facts) & Node.DOCUMENT_POSITION_FOLLOWING).not.toBe(0);
  });

  it.each([
    ['en', /^The logs of this session were deleted on Feb 6, 2026, .*\. Its report is kept\.$/],
    ['fr', /^Les logs de cette session ont été supprimés le 6 févr\. 2026, .*\. Son rapport est conservé\.$/],
  ] as const)('is whole after its log was deleted, and says so in its place, in %s', async (locale, sentence) => {
    const logsDeletedAt = '2026-02-06T10:00:00+01:00';
    pretend({ report: () => ({ ...report, session: { ...report.session, logsDeletedAt } }) });
    language.choose(locale);
    render(App);
    // In the place of the exchanges, and of the trace.
    const notices = await screen.findAllByTestId('logs-deleted');
    expect(notices.map(({ textContent }) => textContent.trim())).toEqual([
      expect.stringMatching(sentence),
      expect.stringMatching(sentence),
    ]);
    expect(screen.getByTestId('findings').textContent).toContain(locale === 'fr' ? 'Entrée 11' : 'Entry 11');
    expect(screen.getByTestId('refused-call').textContent).toContain('cmi.core.lesson_status done');
    // There is no trace that they could lead to.
    expect(screen.queryByTestId('finding-entry')).toBeNull();
    for (const id of ['refused-calls', 'page-errors'])
      expect(within(screen.getByTestId(id)).queryByRole('button')).toBeNull();
    expect(await faults()).toEqual([]);
    await fireEvent.click(screen.getByTestId('tab-trace'));
    const trace = screen.getByRole('tabpanel', { name: 'Trace' });
    expect(within(trace).getByTestId('logs-deleted')).toBeDefined();
    expect(screen.queryByTestId('trace-list')).toBeNull();
    expect(await faults()).toEqual([]);
  });

  it('shows the whole trace', async () => {
    pretend();
    render(App);
    await fireEvent.click(await screen.findByTestId('tab-trace'));
    await vi.waitFor(() => expect(screen.getByTestId('trace-count').textContent).toBe('28 / 29'));
    expect(await faults()).toEqual([]);
  });

  it('opens a row of the trace by the keyboard, with all that was passed', async () => {
    pretend();
    render(App);
    await fireEvent.click(await screen.findByTestId('tab-trace'));
    await vi.waitFor(() => expect(screen.getByTestId('trace-count').textContent).toBe('28 / 29'));
    await fireEvent.input(screen.getByTestId('trace-filter-text'), { target: { value: 'SCORE.RAW' } });
    await vi.waitFor(() => expect(screen.getByTestId('trace-count').textContent).toBe('1 / 29'));
    const grid = screen.getByTestId('trace-list');
    // Its head is a row too.
    expect(grid.getAttribute('aria-rowcount')).toBe('2');
    await fireEvent.keyDown(grid, { key: 'End' });
    await fireEvent.keyDown(grid, { key: 'Enter' });
    const pane = await screen.findByTestId('trace-details');
    await vi.waitFor(() => expect(pane.textContent).toMatch(/LMSSetValue.*Argument 2 \(number\)\s*75/s));
    expect(await faults()).toEqual([]);
  });

  it.each([
    ['LMSInitialize', /Argument 1 \(string\)\s*"".*Returned\s*true.*Error\s*0 No error/s],
    ['LMSGetLastError', /Arguments\s*none.*Returned\s*405/s],
    ['LMSGetValue cmi.suspend_data', /Argument 1 \(string\)\s*cmi.suspend_data.*Returned\s*"".*Error\s*0 No error/s],
    ['LMSGetValue cmi.core.entry', /Returned\s*ab-initio.*Player\/recorder mismatch.*resume/s],
  ])('shows an opened %s whole, empty values too', async (text, whole) => {
    pretend();
    render(App);
    await fireEvent.click(await screen.findByTestId('tab-trace'));
    await vi.waitFor(() => expect(screen.getByTestId('trace-count').textContent).toBe('28 / 29'));
    await fireEvent.input(screen.getByTestId('trace-filter-text'), { target: { value: text } });
    await vi.waitFor(() => expect(screen.getByTestId('trace-count').textContent).toBe('1 / 29'));
    await fireEvent.keyDown(screen.getByTestId('trace-list'), { key: 'Enter' });
    const pane = await screen.findByTestId('trace-details');
    await vi.waitFor(() => expect(pane.textContent).toMatch(whole));
  });

  it('follows with its details where the keys lead, until Escape closes them', async () => {
    pretend();
    render(App);
    await fireEvent.click(await screen.findByTestId('tab-trace'));
    await vi.waitFor(() => expect(screen.getByTestId('trace-count').textContent).toBe('28 / 29'));
    const grid = screen.getByTestId('trace-list');
    grid.focus();
    await fireEvent.keyDown(grid, { key: 'ArrowDown' });
    expect(screen.queryByTestId('trace-details')).toBeNull();
    await fireEvent.keyDown(grid, { key: 'Enter' });
    const title = async (text: RegExp) => {
      const pane = await screen.findByTestId('trace-details');
      await vi.waitFor(() => expect(within(pane).getByRole('heading').textContent).toMatch(text));
    };
    await title(/Entry 2$/);
    for (const number of [3, 4]) {
      await fireEvent.keyDown(grid, { key: 'ArrowDown' });
      await title(new RegExp(`Entry ${number}$`));
    }
    // LMSInitialize: what it did, and what the LMS handed over.
    const pane = screen.getByTestId('trace-details');
    expect(pane.textContent).toMatch(/API state\s*not initialized → running/);
    expect(screen.getByTestId('row-exchange').textContent).toContain('command=getparam');
    expect(await faults()).toEqual([]);
    await fireEvent.keyDown(grid, { key: 'Escape' });
    expect(screen.queryByTestId('trace-details')).toBeNull();
    expect(route.place.screen).toBe('report');
    await fireEvent.keyDown(grid, { key: 'Escape' });
    await vi.waitFor(() => expect(route.place.screen).toBe('library'));
  });

  it('stays at its row where the filter changes', async () => {
    pretend();
    render(App);
    await fireEvent.click(await screen.findByTestId('tab-trace'));
    await vi.waitFor(() => expect(screen.getByTestId('trace-count').textContent).toBe('28 / 29'));
    const row = screen.getAllByTestId('trace-row').find(({ dataset }) => dataset.n === '19');
    await fireEvent.click(row as HTMLElement);
    await vi.waitFor(() => expect(screen.getByTestId('trace-details').textContent).toContain('Entry 19'));
    await fireEvent.input(screen.getByTestId('trace-filter-text'), { target: { value: 'LMS' } });
    await vi.waitFor(() => expect(screen.getByTestId('trace-count').textContent).not.toBe('28 / 29'));
    await vi.waitFor(() => expect(screen.getByRole('row', { selected: true }).dataset.n).toBe('19'));
    expect(screen.getByTestId('trace-details').textContent).toContain('Entry 19');
  });

  it('says what a call changed, and shows all values on demand', async () => {
    pretend();
    render(App);
    await fireEvent.click(await screen.findByTestId('tab-trace'));
    await vi.waitFor(() => expect(screen.getByTestId('trace-count').textContent).toBe('28 / 29'));
    const row = screen.getAllByTestId('trace-row').find(({ dataset }) => dataset.n === '7');
    await fireEvent.click(row as HTMLElement);
    const changed = await screen.findByTestId('row-changed');
    expect(changed.textContent).toMatch(/cmi\.core\.lesson_status\s*not set\s*incomplete/);
    expect(screen.queryByTestId('row-elements')).toBeNull();
    const all = screen.getByText('2 values').closest('details') as HTMLDetailsElement;
    all.open = true;
    await fireEvent(all, new Event('toggle'));
    const model = await screen.findByTestId('row-elements');
    expect(model.textContent).toContain('cmi.core.student_name');
    expect(within(model).getByTestId('state-changed').textContent).toMatch(
      /cmi\.core\.lesson_status\s*Added\s*not set\s*incomplete/,
    );
    expect(await faults()).toEqual([]);
    // It stays where the arrow keys go.
    await fireEvent.keyDown(screen.getByRole('grid'), { key: 'ArrowDown' });
    await vi.waitFor(() => expect(screen.getByTestId('trace-details').textContent).not.toContain('Entry 7'));
    await fireEvent.keyDown(screen.getByRole('grid'), { key: 'ArrowUp' });
    await vi.waitFor(() => expect(screen.getByTestId('trace-details').textContent).toContain('Entry 7'));
    expect(screen.getByTestId('row-elements')).toBeTruthy();
  });

  it('shows elements without what all begin with, and what was returned with its error', async () => {
    pretend();
    render(App);
    await fireEvent.click(await screen.findByTestId('tab-trace'));
    await vi.waitFor(() => expect(screen.getByTestId('trace-count').textContent).toBe('28 / 29'));
    const refused = screen.getAllByTestId('trace-row').find(({ dataset }) => dataset.n === '11') as HTMLElement;
    const cells = within(refused).getAllByRole('gridcell');
    expect(cells.slice(3).map((cell) => cell.textContent.trim())).toEqual([
      'LMSSetValue',
      'core.lesson_status',
      'done',
      'false · 405 Incorrect data type',
    ]);
    expect(cells[4]?.title).toBe('cmi.core.lesson_status');
  });

  it('shows what a preset passes, and says how many rows are hidden', async () => {
    pretend();
    render(App);
    await fireEvent.click(await screen.findByTestId('tab-trace'));
    await vi.waitFor(() => expect(screen.getByTestId('trace-count').textContent).toBe('28 / 29'));
    // The life of the page is hidden until somebody wants to see it.
    expect(screen.getByTestId('trace-hidden').textContent).toBe('1 hidden');
    const kinds = () => [...new Set(screen.getAllByTestId('trace-row').map(({ dataset }) => dataset.kind))];
    await fireEvent.click(screen.getByTestId('trace-preset-exchanges'));
    await vi.waitFor(() => expect(kinds()).toEqual(['exchange']));
    expect(screen.getByTestId('trace-preset-exchanges').getAttribute('aria-pressed')).toBe('true');
    const putparam = screen.getAllByTestId('trace-row').find(({ textContent }) => textContent.includes('putparam'));
    expect(putparam?.textContent).toContain('I · 75,100,');
    expect(await faults()).toEqual([]);
    await fireEvent.click(screen.getByTestId('trace-preset-all'));
    await vi.waitFor(() => expect(screen.getByTestId('trace-count').textContent).toBe('29 / 29'));
    expect(screen.queryByTestId('trace-hidden')).toBeNull();
  });

  it('leads from one refused call to the next by F8, and back', async () => {
    pretend();
    render(App);
    await fireEvent.click(await screen.findByTestId('tab-trace'));
    await vi.waitFor(() => expect(screen.getByTestId('trace-count').textContent).toBe('28 / 29'));
    const isAt = (number: string) =>
      vi.waitFor(() => expect(screen.getByRole('row', { selected: true }).dataset.n).toBe(number));
    for (const number of ['11', '21']) {
      await fireEvent.keyDown(window, { key: 'F8' });
      await isAt(number);
    }
    await fireEvent.click(screen.getByTestId('trace-previous-refused'));
    await isAt('11');
    expect(screen.queryByTestId('toast')).toBeNull();
    // There is none before it.
    await fireEvent.keyDown(window, { key: 'F8', shiftKey: true });
    expect((await screen.findByTestId('toast')).textContent).toContain('no refused call before');
    await isAt('11');
    // On the other tab it does nothing.
    toasts.all = [];
    await fireEvent.click(screen.getByTestId('tab-report'));
    await fireEvent.keyDown(window, { key: 'F8', shiftKey: true });
    await Promise.resolve();
    expect(screen.queryByTestId('toast')).toBeNull();
  });

  it('shows the time of day on demand, and remembers that', async () => {
    pretend();
    render(App);
    await fireEvent.click(await screen.findByTestId('tab-trace'));
    const time = async () => {
      const row = (await screen.findAllByTestId('trace-row')).find(({ dataset }) => dataset.n === '4');
      return within(row as HTMLElement).getAllByRole('gridcell')[2]?.textContent;
    };
    await vi.waitFor(async () => expect(await time()).toBe('00:00.853'));
    const button = screen.getByTestId('trace-clock');
    await fireEvent.click(button);
    expect(button.getAttribute('aria-pressed')).toBe('true');
    expect(await time()).toMatch(/^\d\d:00:00\.853$/);
    expect(await faults()).toEqual([]);
    route.replace({ screen: 'library' });
    await screen.findAllByTestId('package-row');
    route.replace({ screen: 'report', session: session.id });
    await fireEvent.click(await screen.findByTestId('tab-trace'));
    await vi.waitFor(async () => expect(await time()).toMatch(/^\d\d:00:00\.853$/));
  });

  it('shows where nothing came for a long time', async () => {
    const from = trace.findIndex((row) => row.type === 'entry' && row.entry.seq === 7);
    const rows = trace.map((row, index) => (index < from ? row : later(row, 60e6)));
    pretend({ trace_page: ({ request }) => pageOf(rows, request as TraceRequest) });
    render(App);
    await fireEvent.click(await screen.findByTestId('tab-trace'));
    const gap = await screen.findByTestId('trace-gap');
    expect(gap.textContent).toMatch(/^60\ssec later$/);
    expect(gap.closest<HTMLElement>('[role=row]')?.dataset.n).toBe('7');
    expect(await faults()).toEqual([]);
  });

  it('shows all kinds, none, or one only', async () => {
    pretend();
    render(App);
    await fireEvent.click(await screen.findByTestId('tab-trace'));
    await vi.waitFor(() => expect(screen.getByTestId('trace-count').textContent).toBe('28 / 29'));
    const menu = screen.getByTestId('trace-kinds');
    menu.focus();
    await fireEvent.keyDown(menu, { key: 'ArrowDown' });
    const choose = async (testid: string) => fireEvent.click(await screen.findByTestId(testid));
    const shown = (count: string) =>
      vi.waitFor(() => expect(screen.getByTestId('trace-count').textContent).toBe(`${count} / 29`));
    await choose('kinds-none');
    await shown('0');
    await choose('kinds-only-commit');
    await shown('2');
    await choose('kinds-all');
    await shown('29');
    await choose('kinds-default');
    await shown('28');
    expect(screen.getByRole('menuitemcheckbox', { name: /Commit\s*2/ }).getAttribute('aria-checked')).toBe('true');
    expect(await faults(screen.getByRole('menu'))).toEqual([]);
  });

  it('changes the widths of columns by the keyboard, and remembers them', async () => {
    pretend();
    render(App);
    await fireEvent.click(await screen.findByTestId('tab-trace'));
    const divider = await screen.findByTestId('divider-element');
    Object.defineProperty(divider.parentElement, 'offsetWidth', { value: 200 });
    const list = screen.getByTestId('trace-list');
    await fireEvent.keyDown(divider, { key: 'ArrowRight' });
    expect(list.style.getPropertyValue('--width-element')).toBe('208px');
    // The next divider has the focus now, and is the one that the tabulator key comes to.
    await fireEvent.keyDown(divider, { key: 'ArrowDown' });
    const result = screen.getByTestId('divider-result');
    expect(document.activeElement).toBe(result);
    expect([divider.tabIndex, result.tabIndex]).toEqual([-1, 0]);
    Object.defineProperty(result.parentElement, 'offsetWidth', { value: 100 });
    await fireEvent.keyDown(result, { key: 'ArrowRight' });
    expect(list.style.getPropertyValue('--width-result')).toBe('92px');
    expect(await faults()).toEqual([]);
    // As if the workbench had been opened again.
    route.replace({ screen: 'library' });
    await screen.findAllByTestId('package-row');
    route.replace({ screen: 'report', session: session.id });
    const again = await screen.findByTestId('trace-list');
    expect(again.style.getPropertyValue('--width-element')).toBe('208px');
    await fireEvent.keyDown(screen.getByTestId('divider-element'), { key: 'Enter' });
    expect(again.style.getPropertyValue('--width-element')).toBe('');
    expect(again.style.getPropertyValue('--width-result')).toBe('92px');
  });

  it.each([
    ['en', '3 requests to other hosts, 1 download', /Request.*https:\/\/fonts\.example\/lato\.css.*blocked/],
    ['fr', '3 requêtes vers d’autres hôtes, 1 téléchargement', /Requête.*https:\/\/fonts\.example\/lato\.css.*bloqué/],
  ] as const)('says in %s what the module tried to reach outside its session', async (locale, counts, row) => {
    pretend();
    language.choose(locale);
    render(App);
    expect((await screen.findByTestId('report-blocked')).textContent).toBe(counts);
    await fireEvent.click(screen.getByTestId('tab-trace'));
    await fireEvent.input(await screen.findByTestId('trace-filter-text'), { target: { value: 'fonts.example' } });
    await vi.waitFor(() => expect(screen.getAllByTestId('trace-row').length).toBe(1));
    const shown = screen.getByTestId('trace-row');
    expect(shown.dataset.kind).toBe('access');
    expect(shown.textContent).toMatch(row);
  });

  it('names the profile', async () => {
    pretend();
    render(App);
    await screen.findByTestId('report-status');
    expect(screen.getByTestId('report-screen').textContent).toContain('SCORM 1.2 strict');
  });

  it('says where it was exported to', async () => {
    const asked = pretend({ 'plugin:dialog|save': () => '/out/report.html' });
    render(App);
    await fireEvent.click(await screen.findByTestId('export-html'));
    expect((await screen.findByTestId('toast')).textContent).toContain('/out/report.html');
    expect(asked).toContainEqual({
      command: 'export_report',
      payload: { session: session.id, path: '/out/report.html', language: 'en' },
    });
  });

  it('offers to open an exported report, once it is there', async () => {
    const asked = pretend({ 'plugin:dialog|save': () => '/out/report.html' });
    render(App);
    const button = await screen.findByTestId('export-html');
    expect(screen.queryByTestId('export-open')).toBeNull();
    await fireEvent.click(button);
    await fireEvent.click(await screen.findByTestId('export-open'));
    await fireEvent.click(screen.getByTestId('export-show'));
    const commands = asked.map(({ command }) => command);
    expect(commands).toContain('open_export');
    expect(commands).toContain('show_export');
  });

  it('goes to the session before it and back by the keyboard, and keeps the focus there', async () => {
    pretend({ report: ({ session: id }) => ({ ...report, session: { ...session, id: id as string } }) });
    render(App);
    const before = await screen.findByTestId('report-previous');
    await vi.waitFor(() => expect(screen.getByTestId('report-place').textContent).toBe('2 of 2'));
    expect(screen.getByTestId('report-next')).toHaveProperty('disabled', true);
    await fireEvent.click(before);
    await vi.waitFor(() => expect(screen.getByTestId('report-place').textContent).toBe('1 of 2'));
    // There is none before the first: the focus is on the other way.
    await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('report-next')));
    await fireEvent.keyDown(window, { key: 'ArrowDown', altKey: true });
    await vi.waitFor(() => expect(screen.getByTestId('report-place').textContent).toBe('2 of 2'));
    expect(await faults()).toEqual([]);
  });

  it('launches the same SCO again, with the options of its course', async () => {
    const asked = pretend();
    render(App);
    const button = await screen.findByTestId('launch-again');
    await vi.waitFor(() => expect(button).toHaveProperty('disabled', false));
    await fireEvent.click(button);
    await vi.waitFor(() => expect(asked.map(({ command }) => command)).toContain('launch'));
    const launched = asked.find(({ command }) => command === 'launch');
    expect(launched?.payload).toMatchObject({ scoId: session.scoId, options: launchOptions });
  });

  it('goes back to where the user was', async () => {
    pretend();
    route.replace({ screen: 'package', id: 1 });
    render(App);
    await fireEvent.click((await screen.findAllByTestId('session-row'))[0] as HTMLElement);
    await screen.findByTestId('report-screen');
    await fireEvent.keyDown(window, { key: 'ArrowLeft', altKey: true });
    expect((await screen.findAllByTestId('sco-card')).length).toBe(details.scos.length);
  });
});
