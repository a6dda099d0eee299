import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import App from '../../src/App.svelte';
import type { Settings } from '../../src/lib/bindings';
import { route } from '../../src/lib/route.svelte';
import { learners, pretend, settings } from '../fake';
import { faults } from './room';

describe('the settings', () => {
  it('keep the limits and the rules', async () => {
    let now = settings;
    pretend({
      settings: () => now,
      set_settings: ({ settings }) => {
        now = settings as Settings;
        return null;
      },
    });
    render(App);
    await screen.findAllByTestId('package-row');
    await fireEvent.click(screen.getByTestId('nav-settings'));
    const entries: HTMLInputElement = await screen.findByTestId('limit-entries');
    expect(entries.value).toBe('100000');
    await fireEvent.change(entries, { target: { value: '0' } });
    expect(now).toBe(settings);
    expect((await screen.findByTestId('limit-invalid')).textContent).toContain('from 1 to 4,294,967,295');
    expect(entries.getAttribute('aria-describedby')).toBe(screen.getByTestId('limit-invalid').id);
    await fireEvent.click(screen.getByTestId('lang-fr'));
    expect(screen.getByTestId('limit-invalid').textContent).toContain('Saisissez un nombre entier de 1');
    await fireEvent.click(screen.getByTestId('lang-en'));
    expect(await faults()).toEqual([]);
    await fireEvent.click(screen.getByRole('button', { name: 'Reset to 100,000' }));
    await vi.waitFor(() => expect(entries.value).toBe('100000'));
    expect(screen.queryByTestId('limit-invalid')).toBeNull();
    await fireEvent.change(entries, { target: { value: '2000' } });
    await vi.waitFor(() => expect(now.limits.entries).toBe(2000));
    await fireEvent.click(await screen.findByRole('button', { name: 'Reset to 100,000' }));
    await vi.waitFor(() => expect(now.limits.entries).toBe(100_000));
    const size: HTMLInputElement = screen.getByTestId('limit-sessionMib');
    expect(size.value).toBe('512');
    await fireEvent.change(size, { target: { value: '64' } });
    await vi.waitFor(() => expect(now.recording).toEqual({ entriesPerSecond: 5000, sessionMib: 64 }));
    expect(now.limits.entries).toBe(100_000);
    await fireEvent.click(screen.getByTestId('back'));
    await screen.findAllByTestId('package-row');
  });

  it('have the language and the theme of the header', async () => {
    const asked = pretend();
    route.replace({ screen: 'settings' });
    render(App);
    const [language, theme] = await Promise.all(
      ['setting-language', 'setting-theme'].map((id) => screen.findByTestId<HTMLSelectElement>(id)),
    );
    expect([...(language?.options ?? [])].map(({ text }) => text)).toEqual(['English', 'Français']);
    await fireEvent.change(language as HTMLElement, { target: { value: 'fr' } });
    expect(screen.getByTestId('lang-fr').ariaPressed).toBe('true');
    expect(screen.getByTestId('settings-screen').textContent).toContain('Général');
    await fireEvent.click(screen.getByTestId('lang-en'));
    expect(language?.value).toBe('en');
    await fireEvent.change(theme as HTMLElement, { target: { value: 'dark' } });
    await vi.waitFor(() => expect(asked).toContainEqual({ command: 'choose_theme', payload: { theme: 'dark' } }));
    expect(document.documentElement.classList.contains('dark')).toBe(true);
    await fireEvent.change(theme as HTMLElement, { target: { value: 'system' } });
    expect(document.documentElement.classList.contains('dark')).toBe(false);
  });

  it('say how courses are launched, and when the library is backed up', async () => {
    let now: Settings = { ...settings, launching: { profile: 'strict', learner: learners[1]?.id ?? 0 } };
    pretend({
      settings: () => now,
      set_settings: ({ settings }) => {
        now = settings as Settings;
        return null;
      },
    });
    route.replace({ screen: 'settings' });
    render(App);
    const profile: HTMLSelectElement = await screen.findByTestId('setting-profile');
    const learner: HTMLSelectElement = screen.getByTestId('setting-learner');
    await vi.waitFor(() => expect([profile.value, learner.value]).toEqual(['strict', String(learners[1]?.id)]));
    await fireEvent.change(profile, { target: { value: 'xlms' } });
    await vi.waitFor(() => expect(now.launching).toEqual({ profile: 'xlms', learner: learners[1]?.id }));
    await fireEvent.change(learner, { target: { value: String(learners[0]?.id) } });
    await vi.waitFor(() => expect(now.launching).toEqual({ profile: 'xlms', learner: null }));
    await fireEvent.change(screen.getByTestId('limit-days'), { target: { value: '0' } });
    const [days, keep] = ['limit-backup-days', 'limit-backup-keep'].map((id) => screen.getByTestId(id));
    await fireEvent.change(days as HTMLElement, { target: { value: '7' } });
    await fireEvent.change(keep as HTMLElement, { target: { value: '0' } });
    expect((await screen.findByTestId('limit-invalid')).textContent).toContain('from 1');
    await vi.waitFor(() => expect(now.backups).toEqual({ days: 7, keep: 3 }));
    expect(now.closing.days).toBe(0);
    expect(await faults()).toEqual([]);
  });

  it('are exported, and imported from a file until that is undone', async () => {
    let now = settings;
    const file = { settings: { ...settings, closing: { days: 5 } }, language: 'fr', theme: 'dark' };
    const asked = pretend({
      settings: () => now,
      set_settings: ({ settings }) => {
        now = settings as Settings;
        return null;
      },
      read_settings: () => file,
      'plugin:dialog|open': () => '/home/camille/settings.json',
      'plugin:dialog|save': () => '/home/camille/settings.json',
    });
    route.replace({ screen: 'settings' });
    render(App);
    await fireEvent.click(await screen.findByTestId('settings-export'));
    await vi.waitFor(() =>
      expect(asked).toContainEqual({
        command: 'export_settings',
        payload: { path: '/home/camille/settings.json', language: 'en' },
      }),
    );
    await fireEvent.click(within(await screen.findByTestId('toast')).getByRole('button', { name: 'Dismiss' }));
    await fireEvent.click(screen.getByTestId('settings-import'));
    await vi.waitFor(() => expect(screen.getByTestId('lang-fr').ariaPressed).toBe('true'));
    expect(now.closing.days).toBe(5);
    expect(document.documentElement.classList.contains('dark')).toBe(true);
    await fireEvent.click(await screen.findByTestId('toast-action'));
    await vi.waitFor(() => expect(screen.getByTestId('lang-en').ariaPressed).toBe('true'));
    expect(now).toEqual(settings);
    expect(document.documentElement.classList.contains('dark')).toBe(false);
  });

  it('of a file with an unknown key are refused', async () => {
    const asked = pretend({
      read_settings: () => {
        throw { kind: 'settingsFile', file: 'settings.json', fault: { kind: 'unknownKey', key: 'settings.colour' } };
      },
      'plugin:dialog|open': () => '/home/camille/settings.json',
    });
    route.replace({ screen: 'settings' });
    render(App);
    await fireEvent.click(await screen.findByTestId('settings-import'));
    const toast = await screen.findByTestId('toast');
    expect(toast.textContent).toContain('Nothing was changed.');
    expect(toast.textContent).toContain('does not exist: settings.colour');
    expect(asked.map(({ command }) => command)).not.toContain('set_settings');
  });

  it('lead to a section, which gets the keyboard', async () => {
    pretend();
    route.replace({ screen: 'settings' });
    render(App);
    const navigation = within(await screen.findByTestId('settings-nav'));
    const section = document.getElementById('settings-imports') as HTMLElement;
    section.getBoundingClientRect = () => new DOMRect(0, 500, 600, 200);
    await fireEvent.click(navigation.getByRole('button', { name: 'Import limits' }));
    expect(screen.getByTestId('settings-screen').scrollTop).toBe(500);
    expect(document.activeElement?.textContent).toBe('Import limits');
    const titles = navigation.getAllByRole('button').map(({ textContent }) => textContent);
    const sections = [...screen.getByTestId('settings-screen').querySelectorAll('h2')];
    expect(titles).toEqual(sections.map(({ textContent }) => textContent));
  });

  it('list the rules by what they look through, and turn them off and on', async () => {
    let now = settings;
    pretend({
      settings: () => now,
      set_settings: ({ settings }) => {
        now = settings as Settings;
        return null;
      },
    });
    route.replace({ screen: 'settings' });
    render(App);
    const content = await screen.findByTestId('family-content');
    expect(content.textContent).toMatch(
      /Pages and scripts\s*1.*Warning\s*Files from another host.*It needs the network/s,
    );
    const box = within(content).getByRole<HTMLInputElement>('checkbox', { name: /^Warning Files from another host/ });
    await fireEvent.click(box);
    await vi.waitFor(() => expect(now.rulesOff).toEqual(['content/external-host']));
    expect(screen.getByTestId('settings-screen').textContent).toContain('3 rules, 1 turned off');
    expect(await faults()).toEqual([]);
    const toast = await screen.findByTestId('toast');
    expect(toast.textContent).toContain('The rule “Files from another host” is turned off for all packages.');
    await fireEvent.click(within(toast).getByTestId('toast-action'));
    await vi.waitFor(() => expect(now.rulesOff).toEqual([]));
    await vi.waitFor(() => expect(box.checked).toBe(true));

    const search = screen.getByRole('searchbox');
    await fireEvent.input(search, { target: { value: 'LANGUAGE of the course' } });
    expect(screen.queryByTestId('family-content')).toBeNull();
    expect(screen.getByTestId('family-manifest').textContent).toContain('Language of the course not given');
    await fireEvent.input(search, { target: { value: 'nothing of the kind' } });
    expect(screen.getByTestId('settings-screen').textContent).toContain('No rule matches');
  });
});
