import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import App from '../../src/App.svelte';
import { language } from '../../src/lib/locale.svelte';
import { overlays } from '../../src/lib/overlay.svelte';
import { route } from '../../src/lib/route.svelte';
import { older, packages, pretend, session } from '../fake';
import { faults } from './room';

afterEach(() => overlays.close());

async function opened(): Promise<HTMLElement> {
  await fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true });
  return screen.findByTestId('palette');
}

async function searched(text: string): Promise<string[]> {
  await fireEvent.input(screen.getByTestId('palette-search'), { target: { value: text } });
  return within(screen.getByTestId('palette'))
    .queryAllByRole('option')
    .map(({ dataset }) => dataset.testid ?? '');
}

async function chosen(testid: string): Promise<void> {
  await fireEvent.click(await screen.findByTestId(testid));
  await expect.poll(() => screen.queryByTestId('palette')).toBeNull();
}

describe('the command palette', () => {
  it.each(['en', 'fr'] as const)('lists what can be done, accessibly, in %s', async (locale) => {
    language.choose(locale);
    pretend();
    render(App);
    await screen.findAllByTestId('package-row');
    await opened();
    await screen.findByTestId(`command-sessions-${session.id}`);
    expect(screen.getAllByRole('option').length).toBeGreaterThan(15);
    expect(await faults()).toEqual([]);
  });

  it('finds a package whatever its accents, and opens it by the keyboard', async () => {
    pretend();
    render(App);
    await screen.findAllByTestId('package-row');
    await opened();
    expect(await searched('securite SAUVENT')).toEqual([
      'command-packages-1',
      `command-sessions-${session.id}`,
      `command-sessions-${older.id}`,
      'command-launch-1',
      'command-audit-1',
    ]);
    await fireEvent.keyDown(screen.getByTestId('palette-search'), { key: 'Enter' });
    await screen.findAllByTestId('sco-card');
    expect(route.place).toEqual({ screen: 'package', id: 1 });
    expect(screen.queryByTestId('palette')).toBeNull();
  });

  it('leads to a package’s audit and to the report of a session', async () => {
    pretend();
    render(App);
    await screen.findAllByTestId('package-row');
    await opened();
    await searched('audit zoom');
    await chosen('command-audit-3');
    await expect.poll(() => route.place).toEqual({ screen: 'package', id: 3, tab: 'audit' });
    await opened();
    await chosen(`command-sessions-${session.id}`);
    await expect.poll(() => route.place).toEqual({ screen: 'report', session: session.id });
  });

  it('begins with what the screen offers', async () => {
    const asked = pretend({ 'plugin:dialog|save': () => '/out/report.html' });
    route.replace({ screen: 'report', session: session.id });
    render(App);
    await screen.findByTestId('export-html');
    const palette = await opened();
    expect(within(palette).getAllByRole('option')[0]?.dataset.testid).toMatch(/^command-here-/);
    await chosen('command-here-export');
    await expect.poll(() => asked.some(({ command }) => command === 'export_report')).toBe(true);
  });

  it('launches a SCO of the package that is shown', async () => {
    const asked = pretend();
    route.replace({ screen: 'package', id: 1 });
    render(App);
    await screen.findAllByTestId('sco-card');
    await opened();
    expect(await searched('lancer launch batiment')).toEqual([]);
    expect(await searched('launch batiment')).toContain('command-here-launch-1');
    await chosen('command-here-launch-1');
    await expect.poll(() => asked.some(({ command }) => command === 'launch')).toBe(true);
  });

  it('changes the language, and says where nothing matches', async () => {
    pretend();
    render(App);
    await screen.findAllByTestId('package-row');
    await opened();
    expect(await searched('nothing of the kind')).toEqual([]);
    expect(screen.getByTestId('palette').textContent).toContain('Nothing matches “nothing of the kind”.');
    await searched('french');
    await chosen('command-interface-fr');
    await expect.poll(() => language.current).toBe('fr');
  });

  it('does not come over a module', async () => {
    pretend();
    route.replace({
      screen: 'player',
      session: session.id,
      url: 'about:blank',
      title: session.scoTitle,
      profile: 'SCORM 1.2',
      mode: 'normal',
      packageId: 1,
      window: 'browser',
      opened: true,
    });
    render(App);
    await screen.findByTestId('player-close');
    await fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true });
    expect(overlays.shown).toBeUndefined();
  });
});

describe('help', () => {
  it('lists the keys, those of the screen first', async () => {
    pretend();
    route.replace({ screen: 'report', session: session.id });
    render(App);
    await screen.findByTestId('export-html');
    await fireEvent.keyDown(document.body, { key: '?', shiftKey: true });
    const sheet = await screen.findByTestId('shortcuts');
    const headings = () => within(sheet).getAllByRole('heading', { level: 2 });
    expect(headings().map(({ textContent }) => textContent)).toEqual([
      'Keyboard shortcuts',
      'Session report',
      'Trace',
      'Everywhere',
      'Packages',
      'Tables',
      'Running session',
    ]);
    expect(await faults()).toEqual([]);
  });

  it('is not asked for by a question that is written', async () => {
    pretend();
    render(App);
    await screen.findAllByTestId('package-row');
    await fireEvent.keyDown(screen.getByRole('searchbox'), { key: '?' });
    expect(overlays.shown).toBeUndefined();
  });

  it('says what the application is, and copies it', async () => {
    pretend();
    render(App);
    await fireEvent.click(await screen.findByTestId('nav-help'));
    await fireEvent.click(await screen.findByTestId('help-about'));
    const about = await screen.findByTestId('about');
    await expect.poll(() => screen.queryByRole('menu')).toBeNull();
    await expect.poll(() => about.textContent).toMatch(/0\.1\.0.*WebKitGTK.*2\.50\.1.*SQLite.*3\.51\.0.*MIT/s);
    expect(await faults()).toEqual([]);
    const written: string[] = [];
    Object.assign(navigator, { clipboard: { writeText: (text: string) => Promise.resolve(written.push(text)) } });
    await fireEvent.click(screen.getByTestId('about-copy'));
    await expect.poll(() => written).toEqual([expect.stringMatching(/^SCORM Audit Workbench\nVersion: 0\.1\.0\n/)]);
  });
});

describe('an empty library', () => {
  it('offers the sample course, and shows it', async () => {
    let there = [] as typeof packages;
    const asked = pretend({
      packages: () => there,
      import_sample: () => {
        there = packages.slice(1, 2);
        return packages[1];
      },
    });
    render(App);
    await fireEvent.click(await screen.findByTestId('try-sample'));
    await screen.findAllByTestId('sco-card');
    expect(route.place).toEqual({ screen: 'package', id: 2 });
    expect(asked.some(({ command }) => command === 'audit_package')).toBe(true);
  });
});
