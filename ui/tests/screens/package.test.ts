import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import App from '../../src/App.svelte';
import type { LocalizedFinding, ScoCard, Settings } from '../../src/lib/bindings';
import { language } from '../../src/lib/locale.svelte';
import { route, type Place } from '../../src/lib/route.svelte';
import { details, findings, launchOptions, pretend, session, settings, withScos } from '../fake';
import { faults } from './room';

/** Opens the launch options of the first SCO. */
async function openOptions(): Promise<HTMLElement> {
  await fireEvent.click((await screen.findAllByTestId('launch-options'))[0] as HTMLElement);
  return screen.findByRole('dialog');
}

describe('a package', () => {
  it('shows its SCOs, in the words of the workflow', async () => {
    pretend();
    render(App);
    await fireEvent.click((await screen.findAllByTestId('package-row'))[0] as HTMLElement);
    const [card, other] = await screen.findAllByTestId('sco-card');
    expect(card?.textContent).toContain('SCO 1');
    expect(card?.textContent).toMatch(/Completed.*75\u00a0%.*00:01:52/s);
    expect(other?.textContent).toMatch(/Not attempted.*–.*00:00:00/s);
    expect(within(card as HTMLElement).getAllByTestId('session-row').length).toBe(2);
    expect(await faults()).toEqual([]);
  });

  it('leads to the trace: of the session that runs beside its module, of another beside its report', async () => {
    let [sco] = details.scos as [ScoCard];
    pretend({ package: () => ({ ...details, scos: [sco] }) });
    route.replace({ screen: 'package', id: 1 });
    render(App);
    await fireEvent.click(await screen.findByTestId('view-traces'));
    expect((await screen.findByTestId('tab-trace')).dataset.state).toBe('active');
    route.back();
    await fireEvent.click(await screen.findByTestId('launch-button'));
    await vi.waitFor(() => expect(route.place.screen).toBe('player'));
    const player = route.place as Extract<Place, { screen: 'player' }>;
    sco = { ...sco, sessions: [{ ...session, id: player.session, state: 'running', endedAt: null }] };
    route.go({ screen: 'package', id: 1 });
    await fireEvent.click(await screen.findByTestId('view-traces'));
    expect(route.place).toBe(player);
  });

  it('launches elsewhere, under the chosen profile, in the chosen mode', async () => {
    const asked = pretend();
    route.replace({ screen: 'package', id: 1 });
    render(App);
    await openOptions();
    await fireEvent.change(await screen.findByTestId('profile'), { target: { value: 'xlms' } });
    await fireEvent.change(screen.getByTestId('mode'), { target: { value: 'review' } });
    await fireEvent.click(await screen.findByTestId('launch-browser'));
    await fireEvent.click(screen.getAllByTestId('launch-button')[0] as HTMLElement);
    await screen.findByTestId('player-elsewhere');
    const launch = asked.find(({ command }) => command === 'launch');
    expect(launch?.payload).toMatchObject({
      options: { window: 'browser', profile: 'xlms', mode: 'review', offline: true },
    });
  });

  it.each([
    ['en', 'Launch options', 'Review · xLMS · In the system’s browser · Other hosts allowed'],
    ['fr', 'Options de lancement', 'Révision · xLMS · Dans le navigateur du système · Autres hôtes autorisés'],
  ] as const)('remembers in %s the options of the course, and says what differs', async (locale, name, differences) => {
    language.choose(locale);
    const asked = pretend();
    route.replace({ screen: 'package', id: 1 });
    render(App);
    const [trigger] = await screen.findAllByTestId('launch-options');
    trigger?.focus();
    await fireEvent.keyDown(trigger as HTMLElement, { key: 'Enter' });
    const popover = await screen.findByRole('dialog', { name });
    expect(screen.queryByTestId('launch-differences')).toBeNull();
    await fireEvent.change(screen.getByTestId('mode'), { target: { value: 'review' } });
    await fireEvent.change(screen.getByTestId('profile'), { target: { value: 'xlms' } });
    await fireEvent.click(screen.getByTestId('launch-browser'));
    await fireEvent.click(screen.getByTestId('offline'));
    expect(await faults()).toEqual([]);
    await fireEvent.keyDown(popover, { key: 'Escape' });
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await vi.waitFor(() => expect(document.activeElement).toBe(trigger));
    expect(route.place.screen).toBe('package');
    const sets = () => asked.filter(({ command }) => command === 'set_launch_options').map(({ payload }) => payload);
    await vi.waitFor(() => expect(sets().length).toBe(4));
    const chosen = { ...launchOptions, mode: 'review', profile: 'xlms', window: 'browser', offline: false };
    expect(sets().at(-1)).toEqual({ id: 1, options: chosen });
    const lines = screen.getAllByTestId('launch-differences').map(({ textContent }) => textContent);
    expect(lines).toEqual([differences, differences]);
    await fireEvent.click(screen.getAllByTestId('launch-reset')[0] as HTMLElement);
    await vi.waitFor(() => expect(sets().at(-1)).toEqual({ id: 1, options: launchOptions }));
    expect(screen.queryByTestId('launch-differences')).toBeNull();
    await fireEvent.click(await screen.findByTestId('toast-action'));
    await vi.waitFor(() => expect(sets().at(-1)).toEqual({ id: 1, options: chosen }));
    expect(screen.getAllByTestId('launch-differences').length).toBe(2);
  });

  it('launches for the learner who is chosen, who may be a new one', async () => {
    const asked = pretend();
    route.replace({ screen: 'package', id: 1 });
    render(App);
    await openOptions();
    const select = await screen.findByTestId<HTMLSelectElement>('learner');
    await vi.waitFor(() =>
      expect([...select.options].map(({ text }) => text)).toEqual([
        'Martin, Camille (learner-1)',
        'Moreau, Alix (a.moreau)',
        'New learner…',
      ]),
    );
    await fireEvent.change(select, { target: { value: '2' } });
    await vi.waitFor(() => expect(screen.getAllByTestId('launch-differences')[0]?.textContent).toBe('Moreau, Alix'));
    await fireEvent.change(select, { target: { value: 'new' } });
    const id = await screen.findByTestId('learner-id');
    await vi.waitFor(() => expect(document.activeElement).toBe(id));
    expect(await faults()).toEqual([]);
    await fireEvent.input(id, { target: { value: 'z.ali' } });
    await fireEvent.input(screen.getByTestId('learner-family'), { target: { value: 'Ali' } });
    await fireEvent.input(screen.getByTestId('learner-given'), { target: { value: 'Zoé' } });
    await fireEvent.submit(screen.getByTestId('learner-form'));
    await vi.waitFor(() => expect(screen.getAllByTestId('launch-differences')[0]?.textContent).toBe('Ali, Zoé'));
    await vi.waitFor(() => expect(screen.queryByTestId('learner-form')).toBeNull());
    expect(select.selectedOptions[0]?.text).toBe('Ali, Zoé (z.ali)');
    expect(document.activeElement).toBe(select);
    // Of another learner: neither a report of this attempt nor its reset is offered.
    expect(screen.queryByTestId('view-report')).toBeNull();
    expect(screen.getAllByTestId('session-row')[0]?.textContent).toContain('Martin, Camille');
    await fireEvent.click(screen.getAllByTestId('launch-button')[0] as HTMLElement);
    await vi.waitFor(() => expect(asked.some(({ command }) => command === 'launch')).toBe(true));
    const launch = asked.find(({ command }) => command === 'launch');
    expect(launch?.payload).toMatchObject({ options: { learner: 3 } });
  });

  it.each([
    ['en', 'Same as the interface', 'Portuguese (Brazil)'],
    ['fr', 'Celle de l’interface', 'Portugais (Brésil)'],
  ] as const)('offers in %s the language that the module finds in the browser', async (locale, usual, portuguese) => {
    language.choose(locale);
    const asked = pretend();
    route.replace({ screen: 'package', id: 1 });
    render(App);
    await openOptions();
    const select = await screen.findByTestId<HTMLSelectElement>('learner-language');
    const names = [...select.options].map(({ text }) => text);
    expect(select.selectedOptions[0]?.text).toBe(usual);
    expect(names.slice(1)).toEqual(names.slice(1).sort((one, other) => one.localeCompare(other, locale)));
    expect(document.getElementById(select.getAttribute('aria-describedby') ?? '')?.textContent).toMatch(
      /navigator\.language/,
    );
    const [launch] = screen.getAllByTestId('launch-button');
    await fireEvent.focusIn(launch as HTMLElement);
    await fireEvent.change(select, { target: { selectedIndex: names.indexOf(portuguese) } });
    await fireEvent.focusIn(launch as HTMLElement);
    await fireEvent.click(launch as HTMLElement);
    await vi.waitFor(() => expect(asked.some(({ command }) => command === 'launch')).toBe(true));
    expect(asked.find(({ command }) => command === 'launch')?.payload).toMatchObject({
      options: { learnerLanguage: 'pt-BR' },
      language: locale,
    });
    const warmed = asked
      .filter(({ command }) => command === 'warm_up_module')
      .map(({ payload }) => payload['language']);
    expect(warmed).toEqual([locale, 'pt-BR']);
    expect(await faults()).toEqual([]);
  });

  it.each([
    ['en', 'This SCO starts on another host, example.org. It cannot load offline', 'cannot reach the workbench’s API'],
    ['fr', 'Ce SCO démarre sur un autre hôte, example.org. Il ne peut pas se charger hors ligne', 'hors d’atteinte'],
  ] as const)('says in %s that a SCO on another host cannot load offline', async (locale, blocked, allowed) => {
    language.choose(locale);
    const scos = details.scos.map((sco) => ({ ...sco, launchHost: 'example.org' }));
    const asked = pretend({ package: () => ({ ...details, scos }) });
    route.replace({ screen: 'package', id: 1 });
    render(App);
    const [note] = await screen.findAllByTestId('remote-sco');
    expect(note?.textContent).toContain(blocked);
    expect(await faults()).toEqual([]);
    await openOptions();
    await fireEvent.click(screen.getByTestId('offline'));
    expect(note?.textContent).toContain(allowed);
    await fireEvent.click(screen.getAllByTestId('launch-button')[0] as HTMLElement);
    await vi.waitFor(() => expect(asked.some(({ command }) => command === 'launch')).toBe(true));
    const launch = asked.find(({ command }) => command === 'launch');
    expect(launch?.payload).toMatchObject({ options: { offline: false } });
  });

  it.each([
    ['en', 'Its launch file, “start.html”, is not in the package'],
    ['fr', 'Son fichier de lancement, « start.html », n’est pas dans le module'],
  ] as const)('says in %s that a launch file is missing, and does not offer to launch it', async (locale, missing) => {
    language.choose(locale);
    const [first, ...others] = details.scos;
    const asked = pretend({
      package: () => ({ ...details, scos: [{ ...first, missingLaunchFile: 'start.html' }, ...others] }),
    });
    route.replace({ screen: 'package', id: 1 });
    render(App);
    const note = await screen.findByTestId('missing-launch-file');
    expect(note.textContent.replaceAll('\u00a0', ' ')).toContain(missing);
    const [blocked, open] = screen.getAllByTestId<HTMLButtonElement>('launch-button');
    expect([blocked?.disabled, open?.disabled]).toEqual([true, false]);
    expect(blocked?.getAttribute('aria-describedby')).toBe(note.id);
    expect(screen.getAllByTestId<HTMLButtonElement>('launch-options')[0]?.disabled).toBe(true);
    expect(await faults()).toEqual([]);
    await fireEvent.pointerEnter(blocked as HTMLElement);
    // As a user's click: a disabled button hears none.
    blocked?.click();
    expect(asked.filter(({ command }) => ['launch', 'warm_up_module'].includes(command))).toEqual([]);
  });

  it('says why a SCO is not open to the learner yet, and launches it all the same', async () => {
    const asked = pretend();
    route.replace({ screen: 'package', id: 1 });
    render(App);
    const card = (await screen.findAllByTestId('sco-card'))[1] as HTMLElement;
    const shown = within(card).getByTestId('prerequisites');
    expect(shown.dataset.met).toBe('false');
    expect(shown.textContent.replace(/\s+/g, ' ')).toContain(
      'not met One of these: not met “Évacuer le bâtiment”: Passed (now: Completed)',
    );
    expect(shown.textContent).toMatch(/2 of these 3:.*ALARME.*not found.*None of these:.*PERIME/s);
    expect(card.textContent).toContain('Hidden in menus');
    await fireEvent.click(within(card).getByTestId('launch-button'));
    await vi.waitFor(() => expect(asked.some(({ command }) => command === 'launch')).toBe(true));
    expect(await faults()).toEqual([]);
  });

  it('names a package of another standard, and does not offer to launch it', async () => {
    pretend({
      package: () => ({ ...details, canRun: false, summary: { ...details.summary, standard: 'scorm2004' } }),
    });
    route.replace({ screen: 'package', id: 1 });
    render(App);
    expect((await screen.findByTestId('other-standard')).textContent).toContain('This is a SCORM 2004 package.');
    expect(screen.queryByTestId('launch-button')).toBeNull();
    expect(screen.queryByTestId('launch-options')).toBeNull();
  });

  it('shows which tools it was made with, and what shows that', async () => {
    pretend();
    route.replace({ screen: 'package', id: 1, tab: 'information' });
    render(App);
    const shown = (await screen.findByText('meta.xml:1')).closest('dd')?.textContent;
    expect(shown).toMatch(
      /Storyline\s+3\.98\.33815\.0\s+meta\.xml:1.*SCORM Driver\s+7\.7\.0\s+lms\/scormdriver\.js:2/s,
    );
    expect(await faults()).toEqual([]);
  });

  it('shows which hosts it needs, and what it asks the browser for', async () => {
    pretend();
    route.replace({ screen: 'package', id: 1, tab: 'information' });
    render(App);
    const network = (await screen.findByText('index.html:4')).closest('dd')?.textContent;
    expect(network).toMatch(
      /Needs the network.*cdn\.example\.org\s+index\.html:4.*player\.vimeo\.com, perhaps\s+lib\/player\.js:1/s,
    );
    const asked = screen.getByText('lib/record.js:12').closest('dd')?.textContent;
    expect(asked).toMatch(/Microphone\s+lib\/record\.js:12/);
    expect(await faults()).toEqual([]);
  });

  it('says what the chosen profile does, and where that is known from', async () => {
    pretend();
    route.replace({ screen: 'package', id: 1 });
    render(App);
    await openOptions();
    await fireEvent.change(await screen.findByTestId('profile'), { target: { value: 'xlms' } });
    await fireEvent.click(screen.getByTestId('profile-help'));
    const shown = await screen.findByTestId('profile-behaviours');
    expect(shown.textContent).toMatch(/xLMS.*Differs from the standard.*stays open.*log.*Follows the standard.*RTE/s);
    expect(await faults()).toEqual([]);
  });

  it('shows what its audit found, why it matters and how to fix it', async () => {
    const asked = pretend();
    route.replace({ screen: 'package', id: 1 });
    render(App);
    await fireEvent.click(await screen.findByTestId('tab-audit'));
    const groups = await screen.findAllByTestId('finding');
    expect(groups.map(({ dataset }) => dataset.rule)).toEqual(['package/missing-by-case', 'manifest/missing-language']);
    expect(groups[0]?.textContent).toMatch(
      /wrong case in the manifest\s*May not launch.*not on a Linux server.*Sources\s*POSIX.*capitals included.*plan\.png.*line 42.*porte\.png.*line 43/s,
    );
    expect(screen.getByTestId('tools').textContent).toMatch(/Storyline\s*Publish › LMS.*Adapt\s*course\.json › title/s);
    expect(screen.getByTestId('audit-counts').textContent).toMatch(/2 errors.*0 warnings.*1 suggestion/s);
    expect(await faults()).toEqual([]);
    await fireEvent.click(screen.getByTestId('lang-fr'));
    await vi.waitFor(() =>
      expect(asked).toContainEqual({ command: 'audit_package', payload: { id: 1, language: 'fr' } }),
    );
  });

  it('shows a finding at each of its places', async () => {
    const [plan] = findings as [LocalizedFinding];
    pretend({ audit_package: () => [plan, { ...plan, line: 99 }] });
    route.replace({ screen: 'package', id: 1, tab: 'audit' });
    render(App);
    expect((await screen.findByTestId('finding')).textContent).toMatch(/line 42.*line 99/s);
  });

  it('accepts a finding with a note, and takes that back', async () => {
    const asked = pretend();
    route.replace({ screen: 'package', id: 1, tab: 'audit' });
    render(App);
    expect((await screen.findByTestId('accepted')).textContent).toMatch(/1 accepted finding.*fonts.*agreed/s);
    await fireEvent.click(screen.getAllByTestId('accept')[0] as HTMLElement);
    const note = await screen.findByTestId('accept-note');
    expect(await faults()).toEqual([]);
    await fireEvent.input(note, { target: { value: ' The LMS is on Windows. ' } });
    await fireEvent.click(screen.getByTestId('accept-confirm'));
    const accepted = { id: 1, findings: ['plan'], note: 'The LMS is on Windows.' };
    await vi.waitFor(() => expect(asked).toContainEqual({ command: 'accept_findings', payload: accepted }));
    await fireEvent.click(await screen.findByTestId('toast-action'));
    await vi.waitFor(() =>
      expect(asked).toContainEqual({ command: 'accept_findings', payload: { ...accepted, note: null } }),
    );
  });

  it('switches a rule off for all packages, and on again', async () => {
    let now = settings;
    pretend({
      settings: () => now,
      set_settings: ({ settings }) => {
        now = settings as Settings;
        return null;
      },
    });
    route.replace({ screen: 'package', id: 1, tab: 'audit' });
    render(App);
    await fireEvent.click((await screen.findAllByTestId('rule-off'))[0] as HTMLElement);
    await vi.waitFor(() => expect(now.rulesOff).toEqual(['package/missing-by-case']));
    expect((await screen.findByTestId('toast')).textContent).toContain('wrong case in the manifest” is turned off');
    await fireEvent.click(await screen.findByTestId('toast-action'));
    await vi.waitFor(() => expect(now.rulesOff).toEqual([]));
  });

  it('shows its versions, what changed between them, and what is watched', async () => {
    const asked = pretend();
    route.replace({ screen: 'package', id: 1, tab: 'history' });
    render(App);
    const versions = await screen.findAllByTestId('version');
    expect(versions.map(({ textContent }) => /Version \d/.exec(textContent)?.[0])).toEqual([
      'Version 3',
      'Version 2',
      'Version 1',
    ]);
    const changes = await within(versions[0] as HTMLElement).findByTestId('changes');
    await vi.waitFor(() =>
      expect(changes.textContent).toMatch(
        /2 findings fixed.*1 new finding.*sortie\.html.*502 files changed.*and 499 more/s,
      ),
    );
    const identifiers = within(changes).getByTestId('changes-identifiers');
    expect(
      within(identifiers)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent.trim()),
    ).toEqual(['“Sortir du bâtiment”: item SORTIR is now ITEM_1', '“Épreuve finale”: item EPREUVE is gone']);
    expect(asked).toContainEqual({ command: 'changes', payload: { before: 8, after: 1, language: 'en' } });
    expect(await faults()).toEqual([]);
    await fireEvent.click(screen.getByTestId('watch-stop'));
    await vi.waitFor(() => expect(asked).toContainEqual({ command: 'unwatch', payload: { id: 1 } }));
    await fireEvent.click(await screen.findByTestId('toast-action'));
    await vi.waitFor(() =>
      expect(asked).toContainEqual({ command: 'watch', payload: { id: 1, source: details.watched } }),
    );
    await fireEvent.click(screen.getAllByTestId('version-delete')[1] as HTMLElement);
    await fireEvent.click(await screen.findByTestId('confirm'));
    await vi.waitFor(() => expect(asked).toContainEqual({ command: 'delete_version', payload: { id: 8 } }));
  });

  it.each(['en', 'fr'] as const)('names in %s a resource package, which has nothing to launch', async (chosen) => {
    language.choose(chosen);
    pretend({ package: () => ({ ...details, isResourcePackage: true, scos: [] }) });
    route.replace({ screen: 'package', id: 1 });
    render(App);
    const note = await screen.findByTestId('resource-package');
    expect(note.textContent).toMatch(chosen === 'fr' ? /C’est un module de ressources/ : /This is a resource package/);
    expect(screen.queryByTestId('no-scos')).toBeNull();
    expect(await faults()).toEqual([]);
  });

  it('says that there is a newer version', async () => {
    const old = details.versions[1]?.summary;
    pretend({ package: ({ id }) => (id === 8 ? { ...details, summary: old } : details) });
    route.replace({ screen: 'package', id: 8 });
    render(App);
    const note = await screen.findByTestId('old-version');
    expect(note.textContent).toContain('This is version 2; the newest is version 3.');
    await fireEvent.click(within(note).getByRole('button'));
    await vi.waitFor(() => expect(route.place).toMatchObject({ id: 1 }));
  });

  it('asks before it resets', async () => {
    const asked = pretend();
    route.replace({ screen: 'package', id: 1 });
    render(App);
    await fireEvent.click((await screen.findAllByTestId('reset'))[0] as HTMLElement);
    await fireEvent.click(await screen.findByTestId('confirm'));
    await vi.waitFor(() =>
      expect(asked).toContainEqual({ command: 'reset_attempt', payload: { scoId: 11, learner: 1 } }),
    );
  });
});

describe('a package with many SCOs', () => {
  const titles = () => screen.getAllByTestId('sco-row').map(({ dataset }) => Number(dataset.sco));

  it.each([
    ['en', '8 of 24 SCOs completed'],
    ['fr', '8 SCO terminés sur 24'],
  ] as const)('has a row for each, and says how many are completed, in %s', async (locale, words) => {
    language.choose(locale);
    pretend({ package: () => withScos(24) });
    route.replace({ screen: 'package', id: 1 });
    render(App);
    expect((await screen.findAllByTestId('sco-row')).length).toBe(24);
    expect(titles().slice(0, 3)).toEqual([1, 2, 3]);
    expect(screen.getByTestId('sco-progress').textContent).toContain(words);
    expect(screen.getByRole('progressbar', { name: words }).getAttribute('aria-valuenow')).toBe('8');
    expect(screen.queryByTestId('sco-card')).toBeNull();
    expect(await faults()).toEqual([]);
  });

  it('opens a row to the card of its SCO, which is open again on the way back', async () => {
    pretend({ package: () => withScos(6) });
    route.replace({ screen: 'package', id: 1 });
    render(App);
    const button = await screen.findByRole('button', { name: 'Évacuer le bâtiment 4' });
    expect(button.getAttribute('aria-expanded')).toBe('false');
    await fireEvent.click(button);
    const card = screen.getByTestId('sco-card');
    expect(button.getAttribute('aria-expanded')).toBe('true');
    expect(card.textContent).toContain('SCO 4');
    expect(await faults()).toEqual([]);
    await fireEvent.click(within(card).getAllByTestId('session-row')[0] as HTMLElement);
    await screen.findByTestId('verdict');
    await fireEvent.keyDown(document.body, { key: 'Escape' });
    await vi.waitFor(() => expect(screen.getByTestId('sco-card').textContent).toContain('SCO 4'));
    await fireEvent.click(screen.getByRole('button', { name: 'Évacuer le bâtiment 4' }));
    expect(screen.queryByTestId('sco-card')).toBeNull();
  });

  it('is filtered by text and status', async () => {
    pretend({ package: () => withScos(12) });
    route.replace({ screen: 'package', id: 1 });
    render(App);
    const search = await screen.findByTestId('sco-search');
    await fireEvent.change(screen.getByTestId('sco-status'), { target: { value: 'completed' } });
    expect(titles()).toEqual([1, 4, 7, 10]);
    await fireEvent.input(search, { target: { value: 'BATIMENT 10' } });
    expect(titles()).toEqual([10]);
    await fireEvent.input(search, { target: { value: 'extincteur' } });
    expect(screen.queryByTestId('sco-row')).toBeNull();
    await fireEvent.click(screen.getByRole('button', { name: 'Show all SCOs' }));
    expect(titles().length).toBe(12);
  });

  it('launches a SCO from its row, with the options of the course', async () => {
    const course = withScos(6);
    const [first, ...others] = course.scos;
    const asked = pretend({
      package: () => ({ ...course, scos: [{ ...first, missingLaunchFile: 'leçon.html' }, ...others] }),
    });
    route.replace({ screen: 'package', id: 1 });
    render(App);
    await fireEvent.click(await screen.findByTestId('launch-options'));
    await fireEvent.change(await screen.findByTestId('mode'), { target: { value: 'review' } });
    await vi.waitFor(() => expect(screen.getByTestId('launch-differences').textContent).toBe('Review'));
    expect(screen.getByRole<HTMLButtonElement>('button', { name: /^Launch .*bâtiment 1/ }).disabled).toBe(true);
    await fireEvent.click(screen.getByRole('button', { name: /^Launch .*extincteur 2/ }));
    await screen.findByTestId('player-close');
    expect(asked.find(({ command }) => command === 'launch')?.payload).toMatchObject({
      scoId: 101,
      options: { mode: 'review' },
    });
  });
});
