import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import App from '../../src/App.svelte';
import { language } from '../../src/lib/locale.svelte';
import { route } from '../../src/lib/route.svelte';
import { sidebar } from '../../src/lib/sidebar.svelte';
import { packages, pretend, session } from '../fake';
import { faults } from './room';

describe('the sidebar', () => {
  afterEach(() => {
    if (sidebar.collapsed) sidebar.toggle();
  });

  it('leads to each section and says which is shown', async () => {
    pretend();
    render(App);
    await screen.findAllByTestId('package-row');
    const sections = within(screen.getByRole('navigation', { name: 'Sections' }));
    const current = () =>
      sections.getAllByRole('button', { current: 'page' }).map(({ textContent }) => textContent.trim());
    expect(current()).toEqual(['Audit']);
    await fireEvent.click(sections.getByRole('button', { name: 'Settings' }));
    await screen.findByTestId('limit-entries');
    expect(current()).toEqual(['Settings']);
    await fireEvent.click(sections.getByRole('button', { name: 'Audit' }));
    await fireEvent.click((await screen.findAllByTestId('package-row'))[0] as HTMLElement);
    await screen.findAllByTestId('sco-card');
    expect(current()).toEqual(['Audit']);
  });

  it('is collapsed to its icons, which still have their names', async () => {
    const asked = pretend();
    render(App);
    const toggle = await screen.findByRole('button', { name: 'Collapse sidebar' });
    expect(toggle.title).toBe('Collapse sidebar (Ctrl+B)');
    expect(toggle.getAttribute('aria-expanded')).toBe('true');
    await fireEvent.click(toggle);
    expect(toggle.getAttribute('aria-expanded')).toBe('false');
    expect(screen.getByText('Settings').className).toBe('sr-only');
    expect(await faults()).toEqual([]);
    await fireEvent.keyDown(document.body, { key: 'b', ctrlKey: true });
    expect(toggle.getAttribute('aria-expanded')).toBe('true');
    await fireEvent.keyDown(document.body, { key: 'B', metaKey: true });
    expect(toggle.getAttribute('aria-expanded')).toBe('false');
    // What is written with it in the search is written.
    await fireEvent.keyDown(document.body, { key: 'b' });
    expect(toggle.getAttribute('aria-expanded')).toBe('false');
    await expect
      .poll(() => asked.find(({ command }) => command === 'keep_layout')?.payload)
      .toMatchObject({
        name: 'sidebar',
      });
  });

  it('leaves its place to a module that runs', async () => {
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
    expect(screen.queryByRole('navigation')).toBeNull();
    await fireEvent.keyDown(document.body, { key: ',', ctrlKey: true });
    expect(route.place.screen).toBe('player');
  });
});

describe('the breadcrumb', () => {
  it('leads from a report to its package and to all of them', async () => {
    pretend();
    route.replace({ screen: 'report', session: session.id });
    render(App);
    const breadcrumb = within(screen.getByRole('navigation', { name: 'Breadcrumb' }));
    const steps = () => breadcrumb.getAllByRole('listitem').map(({ textContent }) => textContent.trim());
    await expect.poll(steps).toEqual(['Packages', session.packageTitle, 'Session report']);
    expect(breadcrumb.getByText('Session report').getAttribute('aria-current')).toBe('page');
    language.choose('fr');
    await expect.poll(steps).toEqual(['Modules', session.packageTitle, 'Rapport de session']);
    await fireEvent.click(breadcrumb.getByRole('button', { name: session.packageTitle }));
    await screen.findAllByTestId('sco-card');
    expect(steps()).toEqual(['Modules', packages[0]?.title]);
    await fireEvent.click(breadcrumb.getByRole('button', { name: 'Modules' }));
    await screen.findAllByTestId('package-row');
    expect(steps()).toEqual(['Modules']);
  });
});
