import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import App from '../../src/App.svelte';
import type { PackageSummary, WatchEvent } from '../../src/lib/bindings';
import { details, packages, pretend, send, type Answers } from '../fake';
import { faults } from './room';

describe('a watched source', () => {
  const [version] = packages as [PackageSummary];

  async function heard(events: WatchEvent[], answers: Answers = {}) {
    let channel: unknown;
    const asked = pretend({
      follow_watched: (payload) => {
        ({ channel } = payload);
        return null;
      },
      ...answers,
    });
    render(App);
    await vi.waitFor(() => expect(channel).toBeDefined());
    send(channel, events);
    return asked;
  }

  it('says what changed in what was published, and launches it', async () => {
    const asked = await heard([
      {
        kind: 'importing',
        course: 1,
        title: version.title,
        progress: { phase: 'copying', files: 0, filesTotal: 0, kib: 1, kibTotal: 2 },
      },
      { kind: 'imported', course: 1, before: 8, package: version },
    ]);
    const shown = await screen.findByTestId('arrival');
    expect(shown.textContent).toContain('version 3 was published');
    await vi.waitFor(() =>
      expect(shown.textContent).toMatch(
        /2 findings fixed · 1 new finding · 2 identifiers changed or gone · 1 file added · 502 files changed/,
      ),
    );
    expect(await faults()).toEqual([]);
    await fireEvent.click(screen.getByTestId('arrival-relaunch'));
    await screen.findByTestId('player-frame');
    expect(asked.find(({ command }) => command === 'launch')?.payload).toMatchObject({ scoId: 11 });
    expect(screen.queryByTestId('arrival')).toBeNull();
  });

  it('shows how far what was published has come in, and stops it', async () => {
    const asked = await heard([
      {
        kind: 'importing',
        course: 7,
        title: version.title,
        progress: { phase: 'unpacking', files: 3, filesTotal: 9, kib: 2000, kibTotal: 6000 },
      },
    ]);
    expect((await screen.findByTestId('coming')).textContent).toMatch(/was published.*2.05 MB of 6.14 MB/s);
    expect(await faults()).toEqual([]);
    await fireEvent.click(screen.getByTestId('coming-stop'));
    await vi.waitFor(() => expect(asked).toContainEqual({ command: 'stop_watched_import', payload: { course: 7 } }));
  });

  it('closes the player of the version before, and launches the same SCO in the same way', async () => {
    const newer = { ...details, summary: { ...version, id: 20, version: 4 } };
    const asked = await heard([], {
      package: ({ id }) => ({ ...(id === 20 ? newer : details), versions: [{ ...newer }, ...details.versions] }),
    });
    const channel = asked.find(({ command }) => command === 'follow_watched')?.payload.channel;
    await fireEvent.click((await screen.findAllByTestId('package-row'))[0] as HTMLElement);
    await fireEvent.click((await screen.findAllByTestId('launch-options'))[1] as HTMLElement);
    await fireEvent.change(await screen.findByTestId('profile'), { target: { value: 'xlms' } });
    await fireEvent.click(screen.getAllByTestId('launch-button')[1] as HTMLElement);
    await screen.findByTestId('player-frame');
    send(channel, [{ kind: 'imported', course: 1, before: 1, package: newer.summary }]);
    await fireEvent.click(await screen.findByTestId('arrival-relaunch'));
    await vi.waitFor(() => expect(asked.filter(({ command }) => command === 'launch').length).toBe(2));
    const order = asked.map(({ command }) => command).filter((c) => c === 'launch' || c === 'close_player');
    expect(order).toEqual(['launch', 'close_player', 'launch']);
    expect(asked.filter(({ command }) => command === 'launch').map(({ payload }) => payload.options)).toMatchObject([
      { profile: 'xlms' },
      { profile: 'xlms' },
    ]);
  });

  it('says why what was published could not be imported', async () => {
    await heard([
      {
        kind: 'failed',
        course: 1,
        title: version.title,
        source: '/out/course.zip',
        error: { kind: 'noManifest', file: 'course.zip' },
      },
    ]);
    const shown = await screen.findByTestId('arrival');
    expect(shown.textContent).toMatch(/could not be imported.*course\.zip.*has no imsmanifest\.xml/s);
    await fireEvent.click(within(shown).getByRole('button'));
    expect(screen.queryByTestId('arrival')).toBeNull();
  });
});
