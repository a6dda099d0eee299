import { fireEvent, render, screen } from '@testing-library/svelte';
import { expect, it, vi } from 'vitest';
import App from '../../src/App.svelte';
import { route } from '../../src/lib/route.svelte';
import { pretend } from '../fake';
import { faults } from './room';

let broken = true;
vi.mock('../../src/screens/settings/Settings.svelte', async (original) => {
  if (broken) throw new Error('the file cannot be read');
  return original();
});

it('a screen that cannot be read says so, and is read again', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  pretend();
  route.replace({ screen: 'settings' });
  render(App);
  expect((await screen.findByTestId('load-failure')).textContent).toContain('Try again');
  expect(await faults()).toEqual([]);
  broken = false;
  await fireEvent.click(screen.getByTestId('retry'));
  await screen.findByTestId('settings-screen');
});
