import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Activity as Data } from '../../src/lib/bindings';
import { language } from '../../src/lib/locale.svelte';
import Activity from '../../src/screens/report/Activity.svelte';
import { activity, pretend, session } from '../fake';
import { faults } from '../screens/room';

const picture = () => screen.getByTestId('activity-picture');
const press = (key: string, more = {}) => fireEvent.keyDown(picture(), { key, ...more });
const said = () => screen.getByRole('status').textContent;

function show(data: Data = activity) {
  const onopen = vi.fn();
  render(Activity, { session: session.id, activity: data, onopen });
  return onopen;
}

describe('the activity of a session', () => {
  beforeEach(() => {
    pretend();
  });
  afterEach(() => vi.restoreAllMocks());

  it.each(['en', 'fr'] as const)('has a name, its lanes and a table in %s', async (locale) => {
    language.choose(locale);
    show();
    const name = locale === 'fr' ? 'Activité dans le temps' : 'Activity over time';
    expect(screen.getByRole('application', { name })).toBe(picture());
    const lanes = [...picture().querySelectorAll('svg > text.fill-ink')].map(({ textContent }) => textContent);
    const errors = locale === 'fr' ? 'Erreurs de page' : 'Page errors';
    expect(lanes).toEqual([
      'lesson_status',
      'score.raw',
      'Initialize, Finish',
      'SetValue',
      'GetValue',
      'Commit',
      errors,
      'suspend_data',
    ]);
    await fireEvent.click(screen.getByTestId('activity-table'));
    const rows = within(await screen.findByRole('table')).getAllByRole('row');
    // Its head, and a row a mark.
    expect(rows).toHaveLength(1 + 3 + 1 + 6 + 2);
    expect(await faults(screen.getByTestId('activity'))).toEqual([]);
  });

  it('goes from mark to mark by the keyboard, says each, and opens its entry', async () => {
    const onopen = show();
    await press('ArrowRight');
    expect(said()).toBe('lesson_status, Not attempted, At the launch');
    await press('Enter');
    expect(onopen).not.toHaveBeenCalled();
    await press('End');
    expect(said()).toBe('lesson_status, Completed, the last of 3 values, 01:00.000');
    await press('ArrowDown');
    expect(said()).toBe('score.raw, 75, 01:00.100');
    await press('ArrowDown');
    await press('ArrowDown');
    expect(said()).toBe('SetValue, 300 calls, 01:00.000');
    await press('ArrowLeft');
    expect(said()).toBe('SetValue, 900 calls, 3 refused, 00:02.000');
    expect(screen.getByTestId('activity-tooltip').textContent).toContain('900 calls, 3 refused');
    await press('Enter');
    expect(onopen).toHaveBeenCalledExactlyOnceWith({ seq: 11 });
    // A lane without marks is passed over.
    await press('ArrowDown');
    expect(said()).toBe('Commit, 1 call, 01:01.000');
  });

  it('opens the mark that is clicked, and shows the one under the pointer', async () => {
    const onopen = show();
    const box = { left: 0, top: 0, width: 800, height: 300 } as DOMRect;
    vi.spyOn(picture(), 'getBoundingClientRect').mockReturnValue(box);
    const bar = picture().querySelectorAll('g.text-warn rect')[2] as SVGRectElement;
    const place = { clientX: Number(bar.getAttribute('x')) + 3, clientY: Number(bar.getAttribute('y')) + 3, button: 0 };
    await fireEvent.pointerMove(picture(), place);
    expect(screen.getByTestId('activity-tooltip').textContent).toContain('Commit');
    await fireEvent.pointerDown(picture(), place);
    await fireEvent.pointerUp(picture(), place);
    expect(onopen).toHaveBeenCalledExactlyOnceWith({ seq: 1199 });
    await fireEvent.pointerLeave(picture());
    expect(screen.queryByTestId('activity-tooltip')).toBeNull();
  });

  it('asks for nothing where the log was deleted', async () => {
    const asked = pretend();
    render(Activity, { activity });
    for (let times = 0; times < 5; times += 1) await press('+');
    expect(screen.getByTestId('activity-all')).toHaveProperty('disabled', false);
    expect(asked).toEqual([]);
  });

  it('asks for a part that is zoomed into, and shows the whole again', async () => {
    const asked = pretend({
      session_activity: ({ range }) => ({
        ...activity,
        range,
        calls: [{ kind: 'get', atUs: 61_000_000, seq: 77, count: 1, problems: 0 }],
        isExact: true,
      }),
    });
    show();
    const all = screen.getByTestId('activity-all');
    expect(all).toHaveProperty('disabled', true);
    for (let times = 0; times < 5; times += 1) await press('+');
    await vi.waitFor(() => expect(asked.map(({ command }) => command)).toContain('session_activity'));
    await vi.waitFor(() => expect(screen.queryByText('Page errors')).toBeNull());
    await press('0');
    expect(screen.getByText('Page errors')).toBeTruthy();
    expect(all).toHaveProperty('disabled', true);
  });

  it('does not ask for a part of what is exact', async () => {
    const asked = pretend();
    show({ ...activity, isExact: true });
    for (let times = 0; times < 5; times += 1) await fireEvent.click(screen.getByTestId('activity-zoom-in'));
    await press('ArrowRight', { shiftKey: true });
    expect(asked).toEqual([]);
    // By a drag, too.
    const box = { left: 0, top: 0, width: 800, height: 300 } as DOMRect;
    vi.spyOn(picture(), 'getBoundingClientRect').mockReturnValue(box);
    await press('0');
    await fireEvent.pointerDown(picture(), { clientX: 300, clientY: 100, button: 0 });
    await fireEvent.pointerMove(picture(), { clientX: 400, clientY: 100 });
    await fireEvent.pointerUp(picture(), { clientX: 400, clientY: 100 });
    expect(screen.getByTestId('activity-all')).toHaveProperty('disabled', false);
    await fireEvent.dblClick(picture());
    expect(screen.getByTestId('activity-all')).toHaveProperty('disabled', true);
  });

  it('zooms by the wheel once it has the focus; before, the page scrolls', async () => {
    show();
    expect(await fireEvent.wheel(picture(), { deltaY: -100 })).toBe(true);
    picture().focus();
    expect(await fireEvent.wheel(picture(), { deltaY: -100 })).toBe(false);
    expect(screen.getByTestId('activity-all')).toHaveProperty('disabled', false);
  });

  it('says that there is nothing where a session did nothing', async () => {
    show({ ...activity, calls: [] });
    expect(screen.getByTestId('activity-none').textContent).toContain('the module called no function');
    expect(screen.queryByRole('application')).toBeNull();
    expect(await faults(screen.getByTestId('activity-none'))).toEqual([]);
  });
});
