import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { date } from '../../src/lib/format';
import { route } from '../../src/lib/route.svelte';
import Attempts from '../../src/screens/reports/Attempts.svelte';
import { lessonOf } from '../fake';
import { faults } from '../screens/room';

const press = (key: string) => fireEvent.keyDown(screen.getByTestId('attempts-picture'), { key });
const said = () => screen.getByRole('status').textContent;

describe('the sessions of a lesson', () => {
  it('are drawn from the oldest to the newest, and each leads to its report', async () => {
    render(Attempts, { lesson: lessonOf(4) });
    expect(screen.getByRole('application', { name: 'Results over sessions' })).toBeTruthy();
    await press('ArrowRight');
    expect(said()).toMatch(/^Status, Incomplete \(Finished\), Jan 2, 2026/);
    await press('End');
    expect(said()).toMatch(/^Status, Passed \(Finished\), Jan 5, 2026/);
    await press('ArrowDown');
    expect(said()).toMatch(/^Score, 100\s%, Jan 5, 2026/);
    await press('ArrowDown');
    expect(said()).toMatch(/^Time spent, 00:10:00, Jan 5, 2026/);
    await press('ArrowLeft');
    await press('Enter');
    expect(route.place).toEqual({ screen: 'report', session: 'session-3' });
    await fireEvent.click(screen.getByTestId('attempts-table'));
    // A session without a score has no mark there.
    expect(within(await screen.findByRole('table')).getAllByRole('row')).toHaveLength(1 + 4 + 3 + 4);
    expect(await faults(screen.getByTestId('attempts'))).toEqual([]);
  });

  it('are a picture even if there is one', async () => {
    render(Attempts, { lesson: lessonOf(1) });
    await press('ArrowRight');
    expect(said()).toMatch(/^Status, Incomplete/);
    expect(screen.getByTestId('attempts-zoom-in')).toHaveProperty('disabled', true);
  });

  it('are spread over all of them where there are very many', async () => {
    const { sessions } = lessonOf(5_000);
    render(Attempts, { lesson: { sessions, drawn: [1, 2_500, 5_000] } });
    expect(screen.getByText('3 of 5,000 sessions are drawn, evenly spread.')).toBeTruthy();
    await press('Home');
    const dateOf = (number: number) => date(sessions[5_000 - number]?.startedAt ?? '');
    expect(said()).toContain(dateOf(1));
    await press('ArrowRight');
    expect(said()).toContain(dateOf(2_500));
    await press('End');
    expect(said()).toContain(dateOf(5_000));
    expect(screen.getByTestId('attempts-picture').querySelectorAll('circle, rect').length).toBeLessThan(20);
  });
});
