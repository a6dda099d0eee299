import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import App from '../../src/App.svelte';
import { language } from '../../src/lib/locale.svelte';
import { route, type Place } from '../../src/lib/route.svelte';
import type { LiveState, TraceRequest } from '../../src/lib/bindings';
import { exchanges, pageOf, pretend, report, session, send, traceRows } from '../fake';
import { faults } from './room';

const ELSEWHERE: Extract<Place, { screen: 'player' }> = {
  screen: 'player',
  session: session.id,
  url: 'http://127.0.0.1:4000/s/1/',
  title: session.scoTitle,
  profile: 'SCORM 1.2',
  mode: 'review',
  packageId: 1,
  window: 'browser',
  opened: true,
};

describe('the player', () => {
  it('keeps its frame through a change of language, until the module is unloaded', async () => {
    let unloaded: (closed: unknown) => void = () => undefined;
    const asked = pretend({ close_player: () => new Promise((resolve) => (unloaded = resolve)) });
    route.replace({ screen: 'package', id: 1 });
    render(App);
    await fireEvent.click((await screen.findAllByTestId('launch-button'))[0] as HTMLElement);
    const frame = await screen.findByTestId('player-frame');
    expect(asked.find(({ command }) => command === 'launch')?.payload).toEqual({
      scoId: 11,
      options: {
        learner: null,
        window: 'embedded',
        profile: 'strict',
        mode: 'normal',
        offline: true,
        learnerLanguage: null,
      },
      language: 'en',
    });
    expect(await faults()).toEqual([]);
    await fireEvent.click(screen.getByTestId('lang-fr'));
    expect(screen.getByTestId('player-frame')).toBe(frame);
    await fireEvent.click(screen.getByTestId('player-close'));
    expect(screen.getByTestId('player-close').textContent).toContain('Déchargement');
    expect(screen.getByTestId('player-frame')).toBe(frame);
    await vi.waitFor(() => expect(asked.some(({ command }) => command === 'close_player')).toBe(true));
    unloaded({ kind: 'ended', state: 'finished', confirmed: true });
    await screen.findByTestId('report-screen');
    expect(screen.queryByTestId('player-frame')).toBeNull();
  });

  it('goes on where the learner stays in the module', async () => {
    pretend({ close_player: () => ({ kind: 'stayed' }) });
    route.replace({ screen: 'package', id: 1 });
    render(App);
    await fireEvent.click((await screen.findAllByTestId('launch-button'))[0] as HTMLElement);
    await fireEvent.click(await screen.findByTestId('player-close'));
    await screen.findByText('You stayed in the module. The session continues.');
    expect((screen.getByTestId('player-close') as HTMLButtonElement).disabled).toBe(false);
    expect(screen.queryByTestId('player-frame')).not.toBeNull();
  });

  it('ends a session that waits for its module where the learner goes elsewhere, and stays there', async () => {
    let answer: (closed: unknown) => void = () => undefined;
    const asked = pretend({ close_player: () => new Promise((resolve) => (answer = resolve)) });
    route.replace({ screen: 'package', id: 1 });
    render(App);
    await fireEvent.click((await screen.findAllByTestId('launch-button'))[0] as HTMLElement);
    await fireEvent.click(await screen.findByTestId('player-close'));
    route.go({ screen: 'library' });
    await vi.waitFor(() => expect(asked.some(({ command }) => command === 'end_session')).toBe(true));
    answer({ kind: 'ended', state: 'open', confirmed: false });
    await screen.findAllByTestId('package-row');
    expect(route.place.screen).toBe('library');
  });

  it('hides the trace by F9, in the module too, and shows what the module needs all the same', async () => {
    let channel: unknown;
    const asked = pretend({
      follow_module: (payload) => {
        ({ channel } = payload);
        return null;
      },
    });
    route.replace({ screen: 'package', id: 1 });
    render(App);
    await fireEvent.click((await screen.findAllByTestId('launch-button'))[0] as HTMLElement);
    await screen.findByTestId('trace-list');
    await fireEvent.keyDown(document.body, { key: 'F9' });
    expect(screen.queryByTestId('trace-list')).toBeNull();
    expect(await faults()).toEqual([]);
    const layout = () => asked.findLast(({ command }) => command === 'keep_layout')?.payload;
    await vi.waitFor(() =>
      expect(layout()).toMatchObject({ name: 'player', value: expect.stringContaining('"trace":false') }),
    );
    const isModuleAlone = () => screen.queryByRole('separator') === null;
    expect(isModuleAlone()).toBe(true);
    send(channel, [{ kind: 'asked', id: 1, request: { kind: 'camera' } }]);
    await screen.findByTestId('module-asks-camera');
    expect(isModuleAlone()).toBe(false);
    await fireEvent.click(screen.getByTestId('module-deny'));
    await vi.waitFor(() => expect(isModuleAlone()).toBe(true));
    send(channel, [{ kind: 'pressed', key: 'F9' }], 1);
    await screen.findByTestId('trace-list');
  });

  it('gives the module the whole screen by F11, with a way back', async () => {
    const asked = pretend();
    route.replace({ screen: 'package', id: 1 });
    render(App);
    await fireEvent.click((await screen.findAllByTestId('launch-button'))[0] as HTMLElement);
    await screen.findByTestId('trace-list');
    const system = () =>
      asked.filter(({ command }) => command.endsWith('set_fullscreen')).map(({ payload }) => payload.value);
    await fireEvent.keyDown(document.body, { key: 'F11' });
    expect(screen.queryByTestId('trace-list')).toBeNull();
    expect(screen.queryByTestId('theme-toggle')).toBeNull();
    expect(system()).toEqual([true]);
    expect(await faults()).toEqual([]);
    await fireEvent.click(screen.getByRole('button', { name: 'Leave full screen' }));
    await screen.findByTestId('trace-list');
    expect(screen.queryByTestId('theme-toggle')).not.toBeNull();
    expect(system()).toEqual([true, false]);
  });

  it('ends the session at Alt+Left, and never at Escape', async () => {
    const asked = pretend();
    const closes = () => asked.filter(({ command }) => command === 'close_player').length;
    route.replace({ screen: 'package', id: 1 });
    render(App);
    await fireEvent.click((await screen.findAllByTestId('launch-button'))[0] as HTMLElement);
    await vi.waitFor(() => expect(screen.getByTestId('trace-count').textContent).toBe('27 / 28'));
    const grid = screen.getByTestId('trace-list');
    await fireEvent.keyDown(grid, { key: 'Home' });
    await fireEvent.keyDown(grid, { key: 'Enter' });
    const pane = await screen.findByTestId('trace-details');
    await fireEvent.keyDown(pane, { key: 'Escape' });
    await vi.waitFor(() => expect(screen.queryByTestId('trace-details')).toBeNull());
    expect(document.activeElement).toBe(grid);
    const filter = screen.getByTestId('trace-filter-text');
    await fireEvent.input(filter, { target: { value: 'cmi' } });
    await fireEvent.keyDown(filter, { key: 'Escape' });
    expect(closes()).toBe(0);
    await fireEvent.keyDown(filter, { key: 'Escape' });
    await fireEvent.keyDown(grid, { key: 'Escape' });
    await fireEvent.keyDown(document.body, { key: 'Escape' });
    expect(closes()).toBe(0);
    await fireEvent.keyDown(grid, { key: 'ArrowLeft', altKey: true });
    await screen.findByTestId('report-screen');
    expect(closes()).toBe(1);
  });

  it('counts the trace, and says when the session ends by itself', async () => {
    let channel: unknown;
    const rows = traceRows(report.faults, exchanges.slice(0, 1));
    pretend({
      follow_trace: (payload) => {
        ({ channel } = payload);
        return null;
      },
      trace_page: ({ request }) => pageOf(rows, request as TraceRequest),
    });
    route.replace(ELSEWHERE);
    render(App);
    expect((await screen.findByTestId('player-elsewhere')).textContent).toContain('http://127.0.0.1:4000/s/1/');
    await vi.waitFor(() => expect(channel).toBeDefined());
    send(channel, [
      { rows: 3, state: 'running', stage: 'initialized', live: null },
      { rows: 4, state: 'finished', stage: null, live: null },
    ]);
    await vi.waitFor(() => expect(screen.getByTestId('trace-count').textContent).toMatch(/ \/ 4$/));
    await vi.waitFor(() => expect(screen.getByTestId('player-close').textContent).toContain('View report'));
    expect(screen.getByTestId('player-elsewhere').textContent).toContain('The session has ended');
  });

  it.each([
    ['en', 'Incomplete', '4,000 of 4,096'],
    ['fr', 'En cours', '4\u202f000 sur 4\u202f096'],
  ] as const)('shows in %s what the module has sent so far', async (locale, status, suspended) => {
    language.choose(locale);
    let channel: unknown;
    pretend({
      follow_trace: (payload) => {
        ({ channel } = payload);
        return null;
      },
    });
    route.replace(ELSEWHERE);
    render(App);
    await vi.waitFor(() => expect(channel).toBeDefined());
    expect(screen.queryByTestId('live-values')).toBeNull();
    const live: LiveState = {
      sent: { status: 'incomplete', score: { raw: '15', min: '', max: '20' } },
      location: 'page 5',
      suspendData: 4000,
      suspendDataLimit: 4096,
      uncommitted: 2,
      failedCalls: 1,
    };
    send(channel, [{ rows: 3, state: 'running', stage: 'initialized', live }]);
    const shown = await screen.findByTestId('live-values');
    const text = (part: string) => screen.getByTestId(`live-${part}`).textContent.trim();
    expect(['status', 'score', 'location', 'suspend', 'uncommitted', 'refused'].map(text)).toEqual([
      status,
      '15 / 20',
      'page 5',
      suspended,
      '2',
      '1',
    ]);
    expect(shown.getAttribute('aria-label')).not.toBe('');
    expect(await faults()).toEqual([]);
    send(
      channel,
      [
        {
          rows: 3,
          state: 'running',
          stage: 'initialized',
          live: { ...live, sent: { status: null, score: { raw: '', min: '', max: '' } } },
        },
      ],
      1,
    );
    await vi.waitFor(() => expect(text('score')).toBe('–'));
  });

  it('says while the module runs what the rules have found, and leads to the entries', async () => {
    const { findings } = report.summary;
    const asked = pretend({ session_findings: () => ({ findings, complete: true }) });
    route.replace(ELSEWHERE);
    render(App);
    const found = await screen.findByTestId('live-findings');
    expect(found.textContent).toContain('1 error');
    expect(found.textContent).toContain('1 warning');
    await fireEvent.click(within(found).getByText('Findings so far'));
    await fireEvent.click(within(found).getByTestId('finding-entry'));
    await vi.waitFor(() => {
      const target = asked.findLast(({ command }) => command === 'trace_row')?.payload;
      expect(target).toMatchObject({ id: { type: 'entry', seq: 11 } });
    });
    expect(await faults()).toEqual([]);
  });

  it('says that nothing was found as long as nothing was', async () => {
    pretend();
    route.replace(ELSEWHERE);
    render(App);
    expect((await screen.findByTestId('live-findings')).textContent.trim()).toBe('Nothing found so far');
  });

  it.each([
    ['en', 'Waiting for the module…', 'Connected, waiting for LMSInitialize', 'Running'],
    ['fr', 'En attente du module…', 'Connecté, en attente de LMSInitialize', 'En cours d’exécution'],
  ] as const)('says in %s how far the module has come', async (locale, awaited, connected, running) => {
    language.choose(locale);
    let channel: unknown;
    const asked = pretend({
      follow_trace: (payload) => {
        ({ channel } = payload);
        return null;
      },
    });
    route.replace(ELSEWHERE);
    render(App);
    const status = await screen.findByTestId('player-status');
    expect(status.textContent.trim()).toBe(awaited);
    expect(screen.getByTestId('player-elsewhere').textContent).toContain(awaited);
    expect(await faults()).toEqual([]);
    await fireEvent.click(screen.getByTestId('player-open-again'));
    expect(asked).toContainEqual({ command: 'open_player_again', payload: { session: session.id } });
    send(channel, [{ rows: 1, state: 'running', stage: 'connected', live: null }]);
    await vi.waitFor(() => expect(status.textContent.trim()).toBe(connected));
    expect(screen.getByTestId('player-elsewhere').textContent).not.toContain(awaited);
    send(channel, [{ rows: 2, state: 'running', stage: 'initialized', live: null }], 1);
    await vi.waitFor(() => expect(status.textContent.trim()).toBe(running));
    // As long as it runs there.
    expect(screen.queryByTestId('player-open-again')).not.toBeNull();
    expect(screen.queryByTestId('player-copy-address')).not.toBeNull();
  });

  it.each([
    ['en', 'The system’s browser could not be opened.', 'Copy the address'],
    ['fr', 'Le navigateur du système n’a pas pu s’ouvrir.', 'Copiez l’adresse'],
  ] as const)('says in %s that the browser could not be opened, until it is', async (locale, failed, advice) => {
    language.choose(locale);
    const written = vi.fn((text: string) => Promise.resolve(text));
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText: written } });
    const refusal = { kind: 'browserNotOpened' };
    let answer = () => Promise.reject(refusal as unknown as Error) as Promise<null>;
    pretend({ follow_trace: () => null, open_player_again: () => answer() });
    route.replace({ ...ELSEWHERE, opened: false });
    render(App);
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain(failed);
    expect(alert.textContent).toContain(advice);
    expect(await faults()).toEqual([]);
    await fireEvent.click(screen.getByTestId('player-copy-address'));
    expect(written).toHaveBeenCalledWith(ELSEWHERE.url);
    await fireEvent.click(screen.getByTestId('player-open-again'));
    await vi.waitFor(() => expect(screen.getAllByTestId('toast').at(-1)?.dataset.kind).toBe('error'));
    expect(screen.queryByRole('alert')).not.toBeNull();
    answer = () => Promise.resolve(null);
    await fireEvent.click(screen.getByTestId('player-open-again'));
    await vi.waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    vi.unstubAllGlobals();
  });
});
