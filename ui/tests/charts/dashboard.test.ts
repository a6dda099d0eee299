import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { wholeTicks } from '../../src/charts/dashboard';
import { route } from '../../src/lib/route.svelte';
import Results from '../../src/screens/package/Results.svelte';
import { dashboardOf } from '../fake';
import { faults } from '../screens/room';

const names = (id: string) =>
  [...screen.getByTestId(`${id}-picture`).querySelectorAll('svg > text.fill-ink')].map(
    ({ textContent }) => textContent,
  );
const press = (id: string, key: string) => fireEvent.keyDown(screen.getByTestId(`${id}-picture`), { key });
const said = (id: string) => within(screen.getByTestId(id)).getByRole('status').textContent;

describe('the results of a course', () => {
  it('are statuses, scores and times of each lesson, and what each learner has come to', async () => {
    const { container } = render(Results, { dashboard: dashboardOf(20) });
    expect(names('results-statuses')).toEqual(['1. Donner l’alerte', '2. Évacuer le bâtiment']);
    // A lesson without scores has no lane there.
    expect(names('results-scores')).toEqual(['1. Donner l’alerte']);
    await press('results-statuses', 'ArrowRight');
    expect(said('results-statuses')).toBe('1. Donner l’alerte, 12 learners, Passed');
    await press('results-statuses', 'ArrowDown');
    await press('results-statuses', 'End');
    expect(said('results-statuses')).toBe('2. Évacuer le bâtiment, 6 learners, Not attempted');
    await press('results-scores', 'ArrowRight');
    expect(said('results-scores')).toBe('1. Donner l’alerte, 4 learners, 30 to 40 %');
    await press('results-times', 'ArrowRight');
    expect(said('results-times')).toBe('1. Donner l’alerte, 6 learners, 00:01:00 to 00:02:00');
    expect(await faults(container)).toEqual([]);
    const rows = screen.getAllByTestId('result-row');
    expect(rows[0]?.textContent).toMatch(/Martin, Camille 1\s*Completed.*2 \/ 2.*–.*00:01:00/s);
    await fireEvent.click(rows[0] as HTMLElement);
    expect(route.place).toEqual({ screen: 'reports', learner: 1, course: 1 });
  });

  it('say that nobody has started', () => {
    render(Results, { dashboard: { ...dashboardOf(0), lessons: [] } });
    expect(screen.getByTestId('results-none')).toBeTruthy();
    expect(screen.queryByRole('application')).toBeNull();
  });

  it('say how many lessons are drawn where not all are', () => {
    render(Results, { dashboard: { ...dashboardOf(3), lessonCount: 60 } });
    expect(screen.getByText('The first 2 lessons are drawn.')).toBeTruthy();
  });

  it.each([
    [[0, 20], 5, ['0', '5', '10', '15', '20']],
    [[0, 1], 5, ['0', '1']],
    [[0, 12_345], 4, ['0', '5,000', '10,000']],
  ] as const)('name whole numbers of %j', (range, most, expected) => {
    expect(wholeTicks(range, most).map(({ name }) => name)).toEqual(expected);
  });
});
