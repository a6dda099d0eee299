import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import App from '../../src/App.svelte';
// The screen is loaded when it is first opened: here before, as that may take longer than a test waits.
import '../../src/screens/learners/Learners.svelte';
import type { LearnerImport, LearnerList, LearnerSummary, NewLearner } from '../../src/lib/bindings';
import { route } from '../../src/lib/route.svelte';
import { learner, pretend } from '../fake';
import { faults } from './room';

const idle: LearnerSummary = {
  ...learner,
  id: 2,
  studentId: 'z.ali',
  name: 'Ali, Zoé',
  familyName: 'Ali',
  givenName: 'Zoé',
  login: 'zoe',
  followed: true,
  attempts: 0,
  sessions: 0,
  lastSessionAt: null,
};

const preview: LearnerImport = {
  file: 'apprenants.csv',
  rows: [
    { line: 2, studentId: 'b', name: 'Petit', login: 'b', nameBefore: null, outcome: 'added', fault: null },
    {
      line: 3,
      studentId: 'c c',
      name: 'X',
      login: '',
      nameBefore: null,
      outcome: 'refused',
      fault: { kind: 'spaceInIdentifier' },
    },
    {
      line: 4,
      studentId: 'b',
      name: 'P',
      login: '',
      nameBefore: null,
      outcome: 'refused',
      fault: { kind: 'repeated', line: 2 },
    },
    {
      line: 5,
      studentId: 'learner-1',
      name: 'Martin, C',
      login: 'c',
      nameBefore: 'Martin, Camille',
      outcome: 'updated',
      fault: null,
    },
  ],
};

/** A library that remembers what is done to its learners. */
function library(all: LearnerSummary[] = [learner, idle]) {
  let list: LearnerList = { learners: all, followEveryone: true };
  const change = (id: unknown, changed: Partial<LearnerSummary>): null => {
    list = { ...list, learners: list.learners.map((one) => (one.id === id ? { ...one, ...changed } : one)) };
    return null;
  };
  return pretend({
    learner_list: () => list,
    add_learner: ({ learner: added }) => {
      const { studentId, familyName, givenName } = added as NewLearner;
      const one = { ...idle, id: 9, studentId, familyName, givenName, name: `${familyName}, ${givenName}` };
      list = { ...list, learners: [...list.learners, one] };
      return { id: 9, studentId, name: one.name };
    },
    update_learner: ({ id, learner: changed }) => {
      const { studentId, familyName, givenName } = changed as NewLearner;
      // As the library does where another learner has the identifier.
      if (studentId === 'z.ali' && id !== 2) throw { kind: 'learnerExists', studentId };
      return change(id, { studentId, familyName, givenName, name: `${familyName}, ${givenName}` });
    },
    delete_learner: ({ id }) => {
      list = { ...list, learners: list.learners.filter((one) => one.id !== id) };
      return null;
    },
    follow_learner: ({ id, followed }) => change(id, { followed: followed as boolean }),
    set_follow_everyone: ({ on }) => {
      list = { ...list, followEveryone: on as boolean };
      return null;
    },
    preview_learners: () => preview,
    import_learners: () => preview,
  });
}

async function open(): Promise<void> {
  route.replace({ screen: 'library' });
  render(App);
  await fireEvent.click(screen.getByTestId('nav-learners'));
  await screen.findAllByTestId('learner-row');
}

const row = (id: string): HTMLElement => {
  const found = screen.getAllByTestId('learner-row').find(({ dataset }) => dataset.studentId === id);
  if (!found) throw new Error(`no row ${id}`);
  return found;
};

describe('the learners', () => {
  it('are listed, searched and say what one is for', async () => {
    library([learner]);
    await open();
    expect(row('learner-1').textContent).toContain('Martin, Camille');
    expect(screen.getByTestId('learners-purpose').textContent).toContain('a user of the LMS');
    expect(within(row('learner-1')).getByTestId<HTMLButtonElement>('learner-delete').disabled).toBe(true);
    expect(await faults()).toEqual([]);
    await fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'nobody' } });
    expect(screen.queryByTestId('learner-row')).toBeNull();
    await fireEvent.click(screen.getByTestId('lang-fr'));
    await screen.findByText(/Aucun apprenant ne correspond/);
    await fireEvent.click(screen.getByTestId('lang-en'));
  });

  it('are changed in a dialog, which says what is wrong; a change is undone', async () => {
    const asked = library();
    await open();
    await fireEvent.click(within(row('learner-1')).getByTestId('learner-edit'));
    const id: HTMLInputElement = await screen.findByTestId('learner-id');
    expect(id.value).toBe('learner-1');
    expect(await faults()).toEqual([]);
    await fireEvent.input(id, { target: { value: 'z.ali' } });
    await fireEvent.click(screen.getByTestId('learner-save'));
    expect((await screen.findByTestId('learner-refused')).textContent).toContain('z.ali');
    await fireEvent.input(id, { target: { value: 'c.martin' } });
    await fireEvent.click(screen.getByTestId('learner-save'));
    await vi.waitFor(() => expect(row('c.martin')).toBeTruthy());
    expect(screen.queryByTestId('learner-dialog')).toBeNull();
    await fireEvent.click(await screen.findByTestId('toast-action'));
    await vi.waitFor(() => expect(row('learner-1')).toBeTruthy());
    const last = asked.findLast(({ command }) => command === 'update_learner');
    expect(last?.payload.learner).toEqual({
      studentId: 'learner-1',
      familyName: 'Martin',
      givenName: 'Camille',
      login: 'cmartin',
    });
  });

  it('are added', async () => {
    library([learner]);
    await open();
    await fireEvent.click(screen.getByTestId('learner-new'));
    await fireEvent.input(await screen.findByTestId('learner-id'), { target: { value: 'p' } });
    await fireEvent.input(screen.getByTestId('learner-family'), { target: { value: 'Petit' } });
    await fireEvent.click(screen.getByTestId('learner-save'));
    await vi.waitFor(() => expect(row('p')).toBeTruthy());
  });

  it('are followed one by one unless everyone is', async () => {
    library();
    await open();
    const followed = (id: string): HTMLInputElement => within(row(id)).getByTestId('learner-follow');
    expect([followed('learner-1').checked, followed('learner-1').disabled]).toEqual([true, true]);
    await fireEvent.click(screen.getByTestId('follow-everyone'));
    await vi.waitFor(() => expect(followed('learner-1').checked).toBe(false));
    expect(followed('z.ali').checked).toBe(true);
    await fireEvent.click(followed('learner-1'));
    await vi.waitFor(() => expect(followed('learner-1').checked).toBe(true));
    expect(screen.queryByTestId('learner-dialog')).toBeNull();
  });

  it('who have done something are deleted after a question that says what goes with them', async () => {
    const asked = library();
    await open();
    await fireEvent.click(within(row('learner-1')).getByTestId('learner-delete'));
    const question = await screen.findByRole('alertdialog');
    expect(question.textContent).toContain('2 sessions, 1 attempt');
    expect(asked.some(({ command }) => command === 'delete_learner')).toBe(false);
    await fireEvent.click(screen.getByTestId('confirm'));
    await vi.waitFor(() => expect(screen.getAllByTestId('learner-row').length).toBe(1));
  });

  it('who have done nothing are deleted at once, and added again by undo', async () => {
    library();
    await open();
    await fireEvent.click(within(row('z.ali')).getByTestId('learner-delete'));
    await vi.waitFor(() => expect(screen.getAllByTestId('learner-row').length).toBe(1));
    await fireEvent.click(await screen.findByTestId('toast-action'));
    await vi.waitFor(() => expect(row('z.ali')).toBeTruthy());
  });

  it('are imported from a file after a preview of each row', async () => {
    const asked = library();
    route.replace({ screen: 'learners', file: '/tmp/apprenants.csv' });
    render(App);
    const dialog = await screen.findByTestId('learner-preview');
    await vi.waitFor(() => expect(screen.getAllByTestId('learner-import-row').length).toBe(4));
    expect(dialog.textContent).toContain('Space in the identifier');
    expect(dialog.textContent).toContain('Same identifier as line 2');
    expect(dialog.textContent).toContain('Before: Martin, Camille');
    expect(await faults()).toEqual([]);
    expect(asked.some(({ command }) => command === 'import_learners')).toBe(false);
    await fireEvent.click(screen.getByRole('button', { name: 'Import 2 learners' }));
    await screen.findByText('1 learner added, 1 updated.');
    expect(screen.queryByTestId('learner-preview')).toBeNull();
    expect(asked.find(({ command }) => command === 'import_learners')?.payload.path).toBe('/tmp/apprenants.csv');
  });
});
