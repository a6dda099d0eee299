import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import App from '../../src/App.svelte';
// They are loaded when they are first opened: here before, as that may take longer than a test waits.
import '../../src/screens/reports/Attempts.svelte';
import '../../src/screens/reports/Reports.svelte';
import type { CourseProgress } from '../../src/lib/bindings';
import { route } from '../../src/lib/route.svelte';
import { learners, pretend, session } from '../fake';
import { faults } from './room';

const course: CourseProgress = {
  packageId: 1,
  title: 'Sécurité incendie',
  version: 2,
  versions: 2,
  status: 'incomplete',
  statusAt: '2026-01-05T09:12:44+01:00',
  done: 1,
  seconds: 112,
  lessons: [
    {
      scoId: 11,
      number: 1,
      title: 'Évacuer',
      status: 'passed',
      statusAt: '2026-01-05T09:12:44+01:00',
      score: { raw: '75', max: '100', min: '0' },
      seconds: 112,
    },
    {
      scoId: 12,
      number: 2,
      title: 'Alerter',
      status: 'not attempted',
      statusAt: null,
      score: { raw: '', max: '', min: '' },
      seconds: 0,
    },
  ],
};

describe('the reports', () => {
  it('lead from a learner to a course, a lesson and a session', async () => {
    const asked = pretend({
      learner_report: () => ({ learner: learners[0], courses: [course] }),
      lesson_sessions: () => ({ sessions: [session], drawn: [1] }),
    });
    route.replace({ screen: 'library' });
    render(App);
    await fireEvent.click(screen.getByTestId('nav-reports'));
    const row = await screen.findByTestId('course-row');
    expect(row.textContent).toContain('Incomplete');
    expect(row.textContent).toContain('1 / 2');
    expect(row.textContent).toContain('00:01:52');
    expect(await faults()).toEqual([]);

    await fireEvent.click(row);
    const lessons = await screen.findAllByTestId('lesson-row');
    expect(lessons.map(({ textContent }) => textContent).join()).toMatch(/Passed.*75\s%.*Not attempted.*–.*00:00:00/);
    expect(screen.getByTestId('reports-title').textContent.trim()).toBe('Sécurité incendie');

    await fireEvent.click(screen.getAllByTestId('lesson-row')[0] as HTMLElement);
    const sessions = await screen.findByTestId('lesson-session-row');
    await screen.findByTestId('attempts-picture');
    expect(asked.findLast(({ command }) => command === 'lesson_sessions')?.payload).toMatchObject({ sco: 11 });
    expect(await faults()).toEqual([]);
    const trail = screen.getByRole('navigation', { name: /breadcrumb/i });
    expect(trail.textContent).toMatch(/Reports.*Martin, Camille.*Sécurité incendie.*Évacuer/s);
    await fireEvent.click(within(trail).getByText('Sécurité incendie'));
    await screen.findAllByTestId('lesson-row');
    expect(sessions.isConnected).toBe(false);
  });

  it('say that nothing is there yet', async () => {
    pretend();
    route.replace({ screen: 'reports' });
    render(App);
    await screen.findByText(/No course yet/);
    await fireEvent.click(screen.getByTestId('lang-fr'));
    await screen.findByText(/Aucun module pour l’instant/);
    await fireEvent.click(screen.getByTestId('lang-en'));
  });
});
