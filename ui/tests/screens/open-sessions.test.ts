import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import App from '../../src/App.svelte';
import { launches } from '../../src/lib/launches';
import { language } from '../../src/lib/locale.svelte';
import { route } from '../../src/lib/route.svelte';
import { details, openSessions, pretend, send, session } from '../fake';
import { faults } from './room';

const rowOf = async (id: string): Promise<HTMLElement> => {
  const all = await screen.findAllByTestId('open-session-row');
  return all.find(({ dataset }) => dataset.session === id) as HTMLElement;
};
const box = async (id: string) => within(await rowOf(id)).getByRole<HTMLInputElement>('checkbox');
const ids = () => screen.getAllByTestId('open-session-row').map(({ dataset }) => dataset.session);

/** Opens the screen by the sidebar. The sessions are gone once they were validated. */
async function show(answers: Parameters<typeof pretend>[0] = {}) {
  let there = openSessions;
  const asked = pretend({
    open_sessions: () => {
      const gone = asked.filter(({ command }) => command === 'validate_session').map(({ payload }) => payload.session);
      there = there.filter((one) => !gone.includes(one.session.id));
      return there;
    },
    ...answers,
  });
  render(App);
  await fireEvent.click(await screen.findByTestId('nav-open-sessions'));
  return asked;
}

describe('open sessions', () => {
  it.each(['en', 'fr'] as const)('are listed, newest first, and found, in %s', async (lang) => {
    language.choose(lang);
    await show();
    await rowOf('first');
    expect(ids()).toEqual(['running', 'first', 'second']);
    const cells = within(await rowOf('second')).getAllByRole('cell');
    expect(
      within(await rowOf('second'))
        .getByRole('rowheader')
        .textContent.trim(),
    ).toBe(session.packageTitle);
    expect(cells.slice(1, 4).map(({ textContent }) => textContent.trim())).toEqual([
      'Dubois',
      'Ana',
      'Donner l’alerte',
    ]);
    expect(await faults()).toEqual([]);
    await fireEvent.input(screen.getByTestId('open-sessions-search'), { target: { value: 'alerte dubois' } });
    expect(ids()).toEqual(['second']);
    await fireEvent.input(screen.getByTestId('open-sessions-search'), { target: { value: 'nobody' } });
    expect(screen.queryByTestId('open-session-row')).toBeNull();
    expect(screen.getByText(/nobody/)).toBeTruthy();
  });

  it('are validated one at once, and show what the LMS made of them', async () => {
    const asked = await show();
    const button = await screen.findByTestId<HTMLButtonElement>('validate-selected');
    expect([button.textContent.trim(), button.disabled]).toEqual(['Validate', true]);
    await fireEvent.click(await box('second'));
    expect(button.textContent.trim()).toBe('Validate 1 session');
    await fireEvent.click(button);
    const sheet = await screen.findByTestId('validated');
    expect(within(sheet).getByRole('heading', { name: '1 session validated' })).toBeTruthy();
    expect(within(sheet).getByTestId('exitau').textContent).toBe('***ExitAU Data***\nSession empty\n');
    expect(asked).toContainEqual({ command: 'validate_session', payload: { session: 'second' } });
    await vi.waitFor(() => expect(document.querySelector('[data-session=second]')).toBeNull());
    expect(await faults(sheet)).toEqual([]);
    await fireEvent.click(within(sheet).getByRole('button', { name: 'View report' }));
    expect(route.place).toEqual({ screen: 'report', session: 'second' });
  });

  it('are validated together after a question, but for one that runs', async () => {
    const asked = await show();
    expect((await box('running')).disabled).toBe(true);
    await fireEvent.click(screen.getByRole('checkbox', { name: 'Select all' }));
    await fireEvent.click(screen.getByRole('button', { name: 'Validate 2 sessions' }));
    const question = await screen.findByRole('alertdialog', { name: 'Validate 2 sessions?' });
    expect(asked.some(({ command }) => command === 'validate_session')).toBe(false);
    await fireEvent.click(within(question).getByTestId('confirm'));
    await vi.waitFor(() => expect(screen.getAllByTestId('exitau').length).toBe(2));
    expect(screen.getAllByTestId('validated-status').map(({ textContent }) => textContent)).toEqual([
      'Incomplete',
      'Incomplete',
    ]);
    await vi.waitFor(() => expect(ids()).toEqual(['running']));
  });

  it('that a search hides are not validated', async () => {
    await show();
    await fireEvent.click(await box('first'));
    await fireEvent.click(await box('second'));
    await fireEvent.input(screen.getByTestId('open-sessions-search'), { target: { value: 'dubois' } });
    expect(screen.getByTestId('validate-selected').textContent.trim()).toBe('Validate 1 session');
  });

  it('say which could not be validated, and why', async () => {
    await show({
      validate_session: ({ session }) =>
        Promise.reject({ kind: 'notOpen', session: String(session) } as unknown as Error),
    });
    await fireEvent.click(await box('first'));
    await fireEvent.click(screen.getByTestId('validate-selected'));
    const toast = await screen.findByTestId('toast');
    expect(toast.textContent).toContain('The session was not validated.');
    expect(toast.textContent).toContain('not open');
    expect(screen.queryByTestId('validated')).toBeNull();
  });

  it('lead to one that was launched from here and runs', async () => {
    const [sco] = details.scos;
    await show({
      launch: () => ({ session: 'running', url: 'http://127.0.0.1/', opened: true }),
    });
    await rowOf('running');
    expect(screen.queryByTestId('session-go')).toBeNull();
    await launches.start(sco as (typeof details.scos)[0], {
      ...details,
      launchOptions: { ...details.launchOptions, window: 'own' },
    });
    await screen.findByTestId('player-close');
    route.replace({ screen: 'openSessions' });
    await fireEvent.click(await screen.findByTestId('session-go'));
    expect(route.place).toMatchObject({ screen: 'player', session: 'running' });
  });

  it('say that there are none', async () => {
    await show({ open_sessions: () => [] });
    expect((await screen.findByTestId('open-sessions-none')).textContent).toContain('No open sessions');
  });

  it('that closed by themselves are said', async () => {
    const asked = pretend();
    render(App);
    await screen.findAllByTestId('package-row');
    const follow = () => asked.find(({ command }) => command === 'follow_closed');
    await vi.waitFor(() => expect(follow()).toBeDefined());
    send(follow()?.payload.channel, [[session, session]]);
    const toast = await screen.findByTestId('toast');
    expect(toast.textContent).toContain('2 sessions were closed because they had been open for too long.');
  });
});

describe('a SCO', () => {
  it('offers to validate the session that is open, and shows its exitau', async () => {
    const [sco, ...others] = details.scos as [(typeof details.scos)[0]];
    const withState = (state: 'open' | 'finished') => ({
      ...details,
      scos: [{ ...sco, sessions: [{ ...session, id: 'first', state }] }, ...others],
    });
    let state: 'open' | 'finished' = 'finished';
    const asked = pretend({ package: () => withState(state) });
    route.replace({ screen: 'package', id: 1 });
    const { unmount } = render(App);
    await screen.findAllByTestId('view-report');
    expect(screen.queryByTestId('validate')).toBeNull();
    unmount();
    state = 'open';
    route.replace({ screen: 'package', id: 1 });
    render(App);
    await fireEvent.click(await screen.findByTestId('validate'));
    expect((await screen.findByTestId('exitau')).textContent).toContain('status used=I');
    expect(asked).toContainEqual({ command: 'validate_session', payload: { session: 'first' } });
  });
});
