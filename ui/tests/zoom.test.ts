import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import App from '../src/App.svelte';
import { zoom } from '../src/lib/zoom.svelte';
import { pretend } from './fake';

afterEach(() => zoom.change('reset'));

describe('the interface', () => {
  it('gets larger and smaller by the keyboard, within limits', async () => {
    const asked = pretend();
    render(App);
    await screen.findAllByTestId('package-row');
    const set = () =>
      asked.filter(({ command }) => command.endsWith('set_webview_zoom')).map(({ payload }) => payload.value);
    const press = (key: string) => fireEvent.keyDown(document.body, { key, ctrlKey: true });
    await press('+');
    await press('=');
    await press('-');
    expect(set()).toEqual([1.1, 1.25, 1.1]);
    await press('0');
    await press('0');
    expect(set()).toEqual([1.1, 1.25, 1.1, 1]);
    for (let time = 0; time < 12; time += 1) await press('+');
    expect(set().at(-1)).toBe(2);
    expect(set()).toHaveLength(9);
  });
});
