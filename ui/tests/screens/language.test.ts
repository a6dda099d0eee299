import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, expect, it, vi } from 'vitest';
import App from '../../src/App.svelte';
import { language } from '../../src/lib/locale.svelte';
import { pretend } from '../fake';

afterEach(() => language.choose('en'));

it('the title of the window follows the language, and so does what is not in the page', async () => {
  const asked = pretend();
  render(App);
  await screen.findAllByTestId('package-row');
  const payloads = (name: string) => asked.filter(({ command }) => command === name).map(({ payload }) => payload);
  const chosen = () => payloads('choose_language');
  expect(document.title).toBe('SCORM Audit Workbench');
  await vi.waitFor(() => expect(chosen()).toEqual([{ language: 'en' }]));
  await fireEvent.click(screen.getByTestId('lang-fr'));
  await vi.waitFor(() => expect(chosen()).toEqual([{ language: 'en' }, { language: 'fr' }]));
  expect(document.title).toBe('Atelier d’audit SCORM');
  // The system's is not kept.
  expect(payloads('keep_language')).toEqual([{ language: 'fr' }]);
});

it('the system’s dialogs have titles and filters in the language', async () => {
  const asked = pretend();
  render(App);
  await screen.findAllByTestId('package-row');
  await fireEvent.click(screen.getByTestId('lang-fr'));
  await fireEvent.click(screen.getByTestId('import-button'));
  const dialogs = () => asked.filter(({ command }) => command === 'plugin:dialog|open').map(({ payload }) => payload);
  await vi.waitFor(() => expect(dialogs()).toHaveLength(1));
  expect(dialogs()[0]?.options).toMatchObject({
    title: 'Importer des modules',
    filters: [{ name: 'Modules SCORM (zip)', extensions: ['zip'] }],
  });
});
