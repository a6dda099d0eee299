import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import App from '../../src/App.svelte';
import type { ProfileDetails, ProfileDraft } from '../../src/lib/bindings';
import { route } from '../../src/lib/route.svelte';
// Loaded with the first visit: before the first test here, whose patience is for the screen.
import '../../src/components/ConfirmDialog.svelte';
import '../../src/screens/settings/Settings.svelte';
import { pretend, profileForm, profiles } from '../fake';
import { faults } from './room';

const acme: ProfileDetails = { id: 'acme', name: 'Acme LMS', own: true, note: 'tried in November', behaviours: [] };

async function open(own: ProfileDetails[], commands: Parameters<typeof pretend>[0] = {}): Promise<HTMLElement> {
  let all = own;
  pretend({
    profiles: () => [...profiles, ...all],
    add_profile: () => {
      all = [acme];
      return 'acme';
    },
    import_profile: () => {
      all = [acme];
      return 'acme';
    },
    delete_profile: () => {
      all = [];
      return null;
    },
    ...commands,
  });
  route.replace({ screen: 'settings' });
  render(App);
  await screen.findAllByTestId('profile-row');
  return document.getElementById('settings-profiles') as HTMLElement;
}

const row = (id: string): HTMLElement =>
  screen.getAllByTestId('profile-row').find(({ dataset }) => dataset['profile'] === id) as HTMLElement;

describe('the LMS profiles of the settings', () => {
  it('are copied and edited in a form, and what is wrong is said at its field', async () => {
    const drafts: ProfileDraft[] = [];
    const section = await open([], {
      add_profile: ({ draft }) => {
        drafts.push(draft as ProfileDraft);
        throw drafts.length > 1
          ? {
              kind: 'profile',
              file: null,
              fault: { kind: 'outOfRange', field: 'behaviours.lengths[0].length', least: 1, most: 65_536 },
            }
          : { kind: 'profile', file: null, fault: { kind: 'nameTaken', field: 'name' } };
      },
    });
    expect(section.textContent).toContain('You have no profiles of your own');
    // One that ships is copied and exported, and nothing else.
    expect(within(row('strict')).queryByTestId('profile-edit')).toBeNull();
    expect(within(row('strict')).queryByTestId('profile-delete')).toBeNull();
    await fireEvent.click(within(row('strict')).getByTestId('profile-copy'));
    const name: HTMLInputElement = await screen.findByTestId('profile-name');
    expect(name.value).toBe(profileForm.draft.name);
    expect(await faults()).toEqual([]);
    await fireEvent.click(screen.getByTestId('profile-save'));
    expect((await screen.findByTestId('profile-name-refused')).textContent).toContain('the name of another profile');
    expect(document.activeElement).toBe(name);
    await fireEvent.input(name, { target: { value: 'Acme' } });
    await fireEvent.click(screen.getByRole('radio', { name: /never/ }));
    await fireEvent.click(screen.getByRole('checkbox', { name: 'cmi.interactions' }));
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'cmi.interactions.n.id' }).disabled).toBe(true);
    await fireEvent.click(screen.getAllByTestId('numbers-add')[0] as HTMLElement);
    const length = screen.getByRole('spinbutton', { name: 'Most characters – cmi.suspend_data' });
    await fireEvent.change(length, { target: { value: '9000000' } });
    await fireEvent.click(screen.getByTestId('profile-save'));
    await vi.waitFor(() => expect(drafts).toHaveLength(2));
    expect(drafts[1]).toEqual({
      name: 'Acme',
      note: '',
      behaviours: {
        mastery: 'never',
        lengths: [{ element: 'cmi.suspend_data', length: 65_537 }],
        ranges: [],
        unsupported: ['cmi.interactions'],
      },
    });
    const field = screen.getAllByTestId('behaviour').find(({ dataset }) => dataset['key'] === 'lengths') as HTMLElement;
    expect((await within(field).findByRole('alert')).textContent).toContain('between 1 and 65,536');
    // Nothing is lost unasked.
    await fireEvent.click(screen.getByRole('button', { name: 'Close' }));
    await fireEvent.click(await screen.findByTestId('confirm'));
    await vi.waitFor(() => expect(screen.queryByTestId('profile-sheet')).toBeNull());
  });

  it('are saved, imported, and deleted after a question that says where they are chosen', async () => {
    const section = await open([], { profile_use: () => ({ courses: 2, isDefault: true }) });
    await fireEvent.click(within(row('strict')).getByTestId('profile-copy'));
    await screen.findByTestId('profile-name');
    await fireEvent.click(screen.getByTestId('profile-save'));
    await vi.waitFor(() => expect(row('acme')).toBeDefined());
    expect(row('acme').textContent).toContain('tried in November');
    expect(section.textContent).not.toContain('You have no profiles');
    // It can be chosen at once.
    const group = screen.getByTestId('setting-profile').querySelector('optgroup');
    expect([group?.label, group?.textContent.trim()]).toEqual(['Your own', 'Acme LMS']);
    await fireEvent.click(within(row('acme')).getByTestId('profile-delete'));
    const question = await screen.findByRole('alertdialog');
    expect(question.textContent).toContain('the launches of 2 courses');
    expect(question.textContent).toContain('SCORM 1.2 takes its place');
    await fireEvent.click(screen.getByTestId('confirm'));
    await screen.findByTestId('profiles-none');
    expect(await faults()).toEqual([]);
  });

  it('refuse a file with the field that is wrong', async () => {
    await open([], {
      'plugin:dialog|open': () => '/home/camille/acme.json',
      import_profile: () => {
        throw { kind: 'profile', file: 'acme.json', fault: { kind: 'unknownField', field: 'behaviours.colour' } };
      },
    });
    await fireEvent.click(screen.getByTestId('profile-import'));
    expect((await screen.findByTestId('toast')).textContent).toContain(
      '“acme.json” is refused: the field behaviours.colour does not exist.',
    );
  });
});
