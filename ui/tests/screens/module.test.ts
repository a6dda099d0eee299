import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import App from '../../src/App.svelte';
import { route } from '../../src/lib/route.svelte';
import { pretend, session, send, type Answers } from '../fake';
import { faults } from './room';

describe("what a module's view needs of the user", () => {
  let channel: unknown;
  const answers: Answers = {};
  let asked: { command: string; payload: unknown }[];

  beforeEach(async () => {
    channel = undefined;
    answers.follow_module = (payload) => {
      ({ channel } = payload);
      return null;
    };
    asked = pretend(answers);
    route.replace({
      screen: 'player',
      session: session.id,
      url: 'http://127.0.0.1:4000/s/1/',
      title: session.scoTitle,
      profile: 'SCORM 1.2',
      mode: 'normal',
      packageId: 1,
      window: 'embedded',
      opened: true,
    });
    render(App);
    await screen.findByTestId('player-frame');
    await vi.waitFor(() => expect(channel).toBeDefined());
  });

  const sent = (command: string) => asked.filter((one) => one.command === command).map(({ payload }) => payload);

  it('asks for each thing that the module asks for, and answers once', async () => {
    const requests = ['camera', 'microphone', 'location', 'notifications', 'clipboard'];
    send(
      channel,
      requests.map((kind, index) => ({ kind: 'asked', id: index + 1, request: { kind } })),
    );
    for (const kind of requests) expect(await screen.findByTestId(`module-asks-${kind}`)).toBeTruthy();
    expect(await faults()).toEqual([]);
    await fireEvent.click(screen.getAllByTestId('module-deny')[0] as HTMLElement);
    await fireEvent.click(screen.getAllByTestId('module-allow')[0] as HTMLElement);
    expect(screen.queryByTestId('module-asks-camera')).toBeNull();
    expect(screen.queryByTestId('module-asks-microphone')).toBeNull();
    expect(sent('answer_module')).toEqual([
      { request: 1, allow: false, path: null },
      { request: 2, allow: true, path: null },
    ]);
  });

  it('offers the browser for a page that was refused, where a browser can show it', async () => {
    send(channel, [{ kind: 'refused', url: 'https://example.org/', reason: 'outsideSession', browser: true }]);
    expect((await screen.findByTestId('module-refused')).textContent).toContain('https://example.org/');
    await fireEvent.click(screen.getByTestId('module-browse'));
    expect(sent('open_in_browser')).toEqual([{ url: 'https://example.org/' }]);
    expect(screen.queryByTestId('module-refused')).toBeNull();
    send(channel, [{ kind: 'refused', url: 'file:///etc/passwd', reason: 'outsideSession', browser: false }], 1);
    await screen.findByTestId('module-refused');
    expect(screen.queryByTestId('module-browse')).toBeNull();
    send(channel, [{ kind: 'refused', url: 'away.html', reason: 'replacesPlayer', browser: false }], 2);
    await screen.findByText('The module tried to replace the player with this page: away.html');
  });

  it('says that the module does not respond, until it does or the session is ended', async () => {
    send(channel, [{ kind: 'unresponsive' }]);
    await screen.findByTestId('module-unresponsive');
    expect(await faults()).toEqual([]);
    send(channel, [{ kind: 'responsive' }], 1);
    await vi.waitFor(() => expect(screen.queryByTestId('module-unresponsive')).toBeNull());
    send(channel, [{ kind: 'unresponsive' }], 2);
    await fireEvent.click(await screen.findByTestId('module-end'));
    await screen.findByTestId('report-screen');
    expect(sent('terminate_module')).toEqual([{ session: session.id }]);
    expect(sent('close_player')).toHaveLength(1);
  });

  it('waits for a module that has not left, and ends its session only when it is told to', async () => {
    const closing: ((closed: unknown) => void)[] = [];
    answers.close_player = () => new Promise((resolve) => closing.push(resolve));
    // Its own window was closed.
    send(channel, [{ kind: 'notLeft' }]);
    await vi.waitFor(() => expect(closing).toHaveLength(1));
    closing[0]?.({ kind: 'waiting' });
    await screen.findByTestId('module-not-left');
    expect(await faults()).toEqual([]);
    await fireEvent.click(screen.getByTestId('module-wait'));
    await vi.waitFor(() => expect(screen.queryByTestId('module-not-left')).toBeNull());
    closing[1]?.({ kind: 'stayed' });
    await screen.findByText('You stayed in the module. The session continues.');

    await fireEvent.click(screen.getByTestId('player-close'));
    closing[2]?.({ kind: 'waiting' });
    await fireEvent.click(await screen.findByTestId('module-end-now'));
    await screen.findByTestId('report-screen');
    expect(sent('end_session')).toEqual([{ session: session.id }]);
  });
});
