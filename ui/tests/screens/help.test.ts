import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import App from '../../src/App.svelte';
import { language } from '../../src/lib/locale.svelte';
import { overlays } from '../../src/lib/overlay.svelte';
import { route } from '../../src/lib/route.svelte';
import { pretend } from '../fake';
import { faults } from './room';

const chapter = () => screen.getByTestId('help-text').dataset.chapter;

describe('help', () => {
  it('shows the chapter about the screen, and leads back to it', async () => {
    pretend();
    route.replace({ screen: 'settings' });
    render(App);
    await screen.findByTestId('settings-screen');
    await fireEvent.keyDown(document.body, { key: 'F1' });
    await screen.findByTestId('help-text');
    expect(chapter()).toBe('settings');
    expect(await faults()).toEqual([]);
    await fireEvent.click(screen.getByTestId('back'));
    await screen.findByTestId('settings-screen');
  });

  it('follows the language, at the same chapter', async () => {
    pretend();
    route.replace({ screen: 'help', chapter: 'accept' });
    render(App);
    await screen.findByRole('heading', { level: 1, name: 'Accept a new course' });
    language.choose('fr');
    await screen.findByRole('heading', { level: 1, name: 'Accepter un nouveau module' });
    expect(chapter()).toBe('accept');
  });

  it('leads from a chapter to the chapters that it names, and back', async () => {
    pretend();
    route.replace({ screen: 'help' });
    render(App);
    await fireEvent.click(within(await screen.findByTestId('help-text')).getByRole('link', { name: /Accept/ }));
    await expect.poll(chapter).toBe('accept');
    expect(screen.getByRole('button', { name: 'Accept a new course', current: 'page' })).toBeTruthy();
    await fireEvent.click(screen.getByTestId('help-next'));
    await expect.poll(chapter).not.toBe('accept');
    await fireEvent.click(screen.getByTestId('back'));
    await expect.poll(chapter).toBe('accept');
  });

  it('finds words in all chapters, and goes to the section', async () => {
    pretend();
    route.replace({ screen: 'help' });
    render(App);
    const search = await screen.findByTestId('help-search');
    await fireEvent.input(search, { target: { value: 'ab-initio' } });
    const results = await screen.findAllByTestId('help-result');
    expect(results[0]?.querySelector('mark')?.textContent).toBe('ab-initio');
    expect(await faults()).toEqual([]);
    await fireEvent.click(screen.getByRole('button', { name: /Leave in the middle and come back/ }));
    await screen.findByTestId('help-text');
    await expect.poll(() => document.activeElement?.textContent).toContain('Leave in the middle');
    await fireEvent.click(screen.getByTestId('back'));
    await screen.findAllByTestId('help-result');
    await fireEvent.input(screen.getByTestId('help-search'), { target: { value: 'xyzzy' } });
    await screen.findByText(/Nothing in the guide matches/);
  });

  it('lies beside a running module, which stays', async () => {
    pretend();
    route.replace({
      screen: 'player',
      session: 's',
      url: 'http://127.0.0.1:1/',
      title: 'Quiz',
      profile: 'SCORM 1.2',
      mode: 'normal',
      packageId: 1,
      window: 'embedded',
      opened: true,
    });
    render(App);
    await screen.findByTestId('player-close');
    await fireEvent.keyDown(document.body, { key: 'F1' });
    await within(await screen.findByTestId('help-sheet')).findByTestId('help-text');
    expect(chapter()).toBe('trace');
    expect(route.place.screen).toBe('player');
    overlays.close();
  });
});
