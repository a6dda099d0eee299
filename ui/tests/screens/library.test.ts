import { emit } from '@tauri-apps/api/event';
import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import App from '../../src/App.svelte';
import type { OrphanFolder, PackageSummary } from '../../src/lib/bindings';
import { language } from '../../src/lib/locale.svelte';
import { route } from '../../src/lib/route.svelte';
import { toasts } from '../../src/lib/toasts.svelte';
import { details, packages, pretend } from '../fake';
import { faults, rows } from './room';

describe('the library', () => {
  const [first] = packages as [PackageSummary];

  it('lists the newest first, sorts and searches', async () => {
    pretend();
    render(App);
    await screen.findAllByTestId('package-row');
    expect(rows()).toEqual([packages[0]?.title, 'Zoom', packages[1]?.title]);
    await fireEvent.click(screen.getByRole('button', { name: 'Name' }));
    expect(rows()[0]).toBe(packages[1]?.title);
    await fireEvent.keyDown(window, { key: '/' });
    const search = screen.getByRole('searchbox');
    expect(document.activeElement).toBe(search);
    await fireEvent.input(search, { target: { value: 'ZOOM' } });
    expect(rows()).toEqual(['Zoom']);
  });

  it('says that it is ready once it is painted', async () => {
    delete document.documentElement.dataset.ready;
    pretend();
    render(App);
    await vi.waitFor(() => expect(document.documentElement.dataset.ready).toBe('library'));
    expect(performance.getEntriesByName('library-painted').length).toBeGreaterThan(0);
  });

  it('says what to do where it is empty', async () => {
    pretend({ packages: () => [] });
    render(App);
    expect((await screen.findByTestId('library-empty')).textContent).toContain('Drop a SCORM 1.2 zip');
    expect(await faults()).toEqual([]);
  });

  it.each(['en', 'fr'] as const)('is accessible in %s', async (locale) => {
    pretend();
    language.choose(locale);
    render(App);
    await screen.findAllByTestId('package-row');
    expect(await faults()).toEqual([]);
  });

  it.each([
    ['en', /2 package folders are not in the library.*Nothing in them was changed/s],
    ['fr', /2 dossiers de modules ne sont pas dans la bibliothèque.*Rien n’y a été modifié/s],
  ] as const)('shows folders that are not in the library, in %s', async (locale, words) => {
    let orphans: OrphanFolder[] = [
      { folder: 'old', path: '/data/packages/old', hasZip: true },
      { folder: 'photos', path: '/data/packages/photos', hasZip: false },
    ];
    const asked = pretend({
      library_condition: () => ({ orphans, damagedRecords: 1, restored: false, movedFrom: null }),
      import_orphan: () => {
        orphans = orphans.slice(1);
        return packages[1];
      },
      show_orphan: () =>
        Promise.reject({ kind: 'io', path: '/data/packages/photos', fault: 'unknown' } as unknown as Error),
    });
    language.choose(locale);
    render(App);
    const banner = await screen.findByTestId('orphans');
    await vi.waitFor(() => expect(within(banner).getAllByTestId('orphan').length).toBe(2));
    expect(screen.getByTestId('damaged-records').textContent).toMatch(/^\s*1 (record|enregistrement) /);
    const show = within(banner).getByTestId('orphans-show');
    expect(show.getAttribute('aria-expanded')).toBe('false');
    show.focus();
    await fireEvent.click(show);
    expect(banner.textContent).toMatch(words);
    expect(await faults()).toEqual([]);
    // What holds no package cannot come back.
    expect(within(banner).getAllByTestId('orphan-import').length).toBe(1);
    await fireEvent.click(within(banner).getByTestId('orphan-import'));
    await vi.waitFor(() => expect(screen.getAllByTestId('orphan').length).toBe(1));
    expect(asked.find(({ command }) => command === 'import_orphan')?.payload).toEqual({ folder: 'old' });
    expect((await screen.findByTestId('toast')).textContent).toContain(packages[1]?.title);
    await fireEvent.click(screen.getByTestId('orphan-show'));
    await vi.waitFor(() =>
      expect(screen.getAllByTestId('toast').at(-1)?.textContent).toContain('/data/packages/photos'),
    );
  });

  it('says which packages cannot be read for now', async () => {
    pretend({ packages: () => [{ ...first, unreadable: true }] });
    render(App);
    const row = await screen.findByTestId('package-row');
    expect(within(row).getByText('Files not readable').title).toContain('tries again each time');
  });

  it('imports what is chosen, and says why a file was refused', async () => {
    const reason = { kind: 'noManifest', file: 'bad.zip' };
    const asked = pretend({
      'plugin:dialog|open': () => ['/in/good.zip', '/in/bad.zip'],
      import_package: ({ path }) =>
        path === '/in/bad.zip'
          ? Promise.reject(reason as unknown as Error)
          : { package: packages[1], earlier: null, isResourcePackage: false },
    });
    render(App);
    await fireEvent.click(await screen.findByTestId('import-button'));
    const error = await screen.findByTestId('import-error');
    expect(error.textContent).toContain('has no imsmanifest.xml');
    expect(await faults()).toEqual([]);
    expect(asked.filter(({ command }) => command === 'import_package').length).toBe(2);
    expect((await screen.findByTestId('toast')).textContent).toContain('is in the library');
    await fireEvent.click(screen.getByTestId('lang-fr'));
    expect(screen.getByTestId('import-error').textContent).toContain('n’a pas de fichier imsmanifest.xml');
  });

  it('offers to import the zip that is in a zip', async () => {
    const reason = { kind: 'nestedPackages', file: 'both.zip', inner: ['in/one.zip', 'in/two.zip'] };
    const asked = pretend({
      'plugin:dialog|open': () => ['/in/both.zip'],
      import_package: () => Promise.reject(reason as unknown as Error),
      import_inner: () => ({ package: packages[1], earlier: null, isResourcePackage: false }),
    });
    render(App);
    await fireEvent.click(await screen.findByTestId('import-button'));
    const offers = await screen.findAllByTestId('import-inner');
    expect(offers.map(({ textContent }) => textContent)).toEqual(['Import “in/one.zip”', 'Import “in/two.zip”']);
    expect(await faults()).toEqual([]);
    await fireEvent.click(offers[1] as HTMLElement);
    expect((await screen.findByTestId('toast')).textContent).toContain('is in the library');
    expect(screen.queryByTestId('import-error')).toBeNull();
    const inner = asked.find(({ command }) => command === 'import_inner');
    expect(inner?.payload).toMatchObject({ path: '/in/both.zip', inner: 'in/two.zip' });
  });

  it('says what was found in what was imported, and offers it as a version', async () => {
    const old = { ...first, id: 9, importedAt: '2025-10-01T10:00:00+02:00' };
    const asked = pretend({
      'plugin:dialog|open': () => ['/in/again.zip'],
      import_package: () => ({
        package: first,
        earlier: { package: old, same: true, signs: [] },
        isResourcePackage: false,
      }),
    });
    render(App);
    await fireEvent.click(await screen.findByTestId('import-button'));
    const card = await screen.findByTestId('import-done');
    expect(card.textContent).toMatch(/is in the library.*2 errors.*was imported from an identical zip/s);
    expect(await faults()).toEqual([]);
    await fireEvent.click(screen.getByTestId('import-as-version'));
    await vi.waitFor(() =>
      expect(asked).toContainEqual({ command: 'make_version', payload: { id: first.id, of: old.id } }),
    );
    expect(screen.queryByTestId('import-done')).toBeNull();
    await fireEvent.click(await screen.findByTestId('toast-action'));
    await vi.waitFor(() => expect(asked).toContainEqual({ command: 'separate_version', payload: { id: first.id } }));
  });

  it('imports a folder, and what is watched from then on', async () => {
    const chosen: unknown[] = [];
    const asked = pretend({
      'plugin:dialog|open': ({ options }) => {
        chosen.push(options);
        return '/out/course';
      },
      import_package: () => ({ package: packages[1], earlier: null, isResourcePackage: false }),
      import_and_watch: () => ({ package: packages[1], earlier: null, isResourcePackage: false }),
    });
    render(App);
    for (const way of ['import-folder', 'import-watch-folder']) {
      await fireEvent.click(await screen.findByTestId('import-menu'));
      await fireEvent.click(await screen.findByTestId(way));
      await screen.findByTestId('toast');
      toasts.all = [];
    }
    expect(chosen).toMatchObject([{ directory: true }, { directory: true }]);
    const imported = asked.filter(({ command }) => command.startsWith('import_'));
    expect(imported.map(({ command, payload }) => [command, payload.path])).toEqual([
      ['import_package', '/out/course'],
      ['import_and_watch', '/out/course'],
    ]);
  });

  it('audits what was never audited', async () => {
    let audited = false;
    pretend({
      packages: () => [{ ...first, findingCounts: audited ? first.findingCounts : null }],
      audit_package: () => {
        audited = true;
        return [];
      },
    });
    render(App);
    await vi.waitFor(() => expect(screen.getByTestId('finding-counts').textContent).toContain('2 errors'));
  });

  it('cancels the audit of what it has imported, too', async () => {
    let end: (thrown: unknown) => void = () => undefined;
    const asked = pretend({
      'plugin:dialog|open': () => ['/in/first.zip'],
      import_package: () => ({ package: packages[1], earlier: null, isResourcePackage: false }),
      audit_import: () => new Promise((_, reject) => (end = reject)),
    });
    render(App);
    await fireEvent.click(await screen.findByTestId('import-button'));
    const audit = await vi.waitFor(() => {
      const found = asked.find(({ command }) => command === 'audit_import');
      expect(found).toBeDefined();
      return found;
    });
    await fireEvent.click(screen.getByTestId('import-cancel'));
    const cancelled = asked.find(({ command }) => command === 'cancel_import');
    expect(cancelled?.payload.importId).toBe(audit?.payload.importId);
    end({ kind: 'cancelled' });
    expect((await screen.findByTestId('toast')).textContent).toContain('is in the library');
  });

  it('cancels also an import whose turn is yet to come', async () => {
    let imported: (summary: unknown) => void = () => undefined;
    const asked = pretend({
      'plugin:dialog|open': () => ['/in/first.zip', '/in/second.zip'],
      import_package: () => new Promise((resolve) => (imported = resolve)),
    });
    render(App);
    await fireEvent.click(await screen.findByTestId('import-button'));
    const [, second] = await screen.findAllByTestId('import-cancel');
    await fireEvent.click(second as HTMLElement);
    expect(screen.getAllByTestId('import-cancel').length).toBe(1);
    imported({ package: packages[1], earlier: null, isResourcePackage: false });
    await screen.findByTestId('toast');
    const paths = asked.filter(({ command }) => command === 'import_package').map(({ payload }) => payload.path);
    expect(paths).toEqual(['/in/first.zip']);
    expect(asked.some(({ command }) => command === 'cancel_import')).toBe(false);
  });

  it('shows what was imported while the user was elsewhere', async () => {
    let imported: (summary: unknown) => void = () => undefined;
    let there = packages.slice(1);
    pretend({
      packages: () => there,
      'plugin:dialog|open': () => ['/in/first.zip'],
      import_package: () => new Promise((resolve) => (imported = resolve)),
    });
    render(App);
    await fireEvent.click(await screen.findByTestId('import-button'));
    await fireEvent.click((await screen.findAllByTestId('package-row'))[0] as HTMLElement);
    await screen.findAllByTestId('sco-card');
    await fireEvent.keyDown(document.body, { key: 'Escape' });
    await vi.waitFor(() => expect(rows().length).toBe(2));
    there = packages;
    imported({ package: packages[1], earlier: null, isResourcePackage: false });
    await vi.waitFor(() => expect(rows().length).toBe(3));
  });

  it('takes zips that are dropped, from other screens too', async () => {
    const asked = pretend({
      import_package: () => ({ package: packages[1], earlier: null, isResourcePackage: false }),
    });
    route.replace({ screen: 'package', id: 1 });
    render(App);
    await screen.findAllByTestId('sco-card');
    const position = { x: 1, y: 1 };
    await emit('tauri://drag-enter', { paths: ['/in/a.zip', '/in/b.zip'], position });
    expect((await screen.findByTestId('drop-zone')).textContent).toContain('Drop to import');
    await emit('tauri://drag-drop', { paths: ['/in/a.zip', '/in/b.zip'], position });
    await screen.findAllByTestId('package-row');
    await vi.waitFor(() => expect(asked.filter(({ command }) => command === 'import_package').length).toBe(2));
    expect(screen.queryByTestId('drop-zone')).toBeNull();
  });

  it('asks before it deletes', async () => {
    const asked = pretend();
    render(App);
    const [row] = await screen.findAllByTestId('package-row');
    await fireEvent.click(within(row as HTMLElement).getByTestId('package-delete'));
    const confirm = await screen.findByTestId('confirm');
    expect(asked.some(({ command }) => command === 'delete_package')).toBe(false);
    await fireEvent.click(confirm);
    await vi.waitFor(() => expect(asked).toContainEqual({ command: 'delete_package', payload: { id: 1 } }));
  });
});

describe('a wide window', () => {
  const [first, second] = packages as [PackageSummary, PackageSummary];
  const current = () => document.querySelector<HTMLElement>('tr[aria-current]')?.dataset.packageTitle;
  const button = (name: string) => screen.findByRole('button', { name });

  beforeEach(() => {
    vi.spyOn(window, 'matchMedia').mockImplementation(
      (query) =>
        ({
          matches: query.includes('1400'),
          addEventListener: () => undefined,
          removeEventListener: () => undefined,
        }) as unknown as MediaQueryList,
    );
  });

  it('shows a package beside the list, which stays as it is', async () => {
    pretend({ package: ({ id }) => ({ ...details, summary: packages.find((one) => one.id === id) ?? first }) });
    render(App);
    const search = await screen.findByRole('searchbox');
    await fireEvent.input(search, { target: { value: 'e' } });
    expect(screen.queryByTestId('library-split')).toBeNull();
    await fireEvent.click(await button(first.title));
    await screen.findByRole('heading', { name: first.title });
    expect(screen.getByTestId('library-split').getAttribute('aria-label')).toBe('Width of the list');
    expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('e');
    expect(current()).toBe(first.title);
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe(first.title));
    expect(await faults()).toEqual([]);

    // The next one takes its place: Back leads to the list.
    await fireEvent.click(await button(second.title));
    await screen.findByRole('heading', { name: second.title });
    expect(current()).toBe(second.title);
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe(second.title));
    await fireEvent.keyDown(document.body, { key: 'ArrowLeft', altKey: true });
    await vi.waitFor(() => expect(screen.queryByTestId('library-split')).toBeNull());
    expect(route.place.screen).toBe('library');
    expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('e');
  });

  it.each([
    ['', first.id],
    [' in an earlier version', 8],
  ])('shows the list alone once the package that is shown%s is deleted', async (_, shown) => {
    let there = packages;
    pretend({
      package: ({ id }) =>
        there === packages ? { ...details, summary: { ...first, id } } : Promise.reject(new Error('deleted')),
      packages: () => there,
      delete_package: () => {
        there = packages.slice(1);
        return null;
      },
    });
    route.replace({ screen: 'package', id: shown });
    render(App);
    await screen.findByRole('heading', { name: first.title });
    const row = (await button(first.title)).closest('tr') as HTMLElement;
    await fireEvent.click(within(row).getByTestId('package-delete'));
    await fireEvent.click(await screen.findByTestId('confirm'));
    await vi.waitFor(() => expect(route.place.screen).toBe('library'));
    await vi.waitFor(() => expect(rows().length).toBe(2));
  });
});
