// What the user can do with a package of the list.

import { api } from '../../lib/api';
import type { PackageSummary } from '../../lib/bindings';
import { m } from '../../lib/paraglide/messages';
import { route } from '../../lib/route.svelte';
import { run } from '../../lib/run';
import { toasts } from '../../lib/toasts.svelte';
import { imports } from './imports.svelte';
import { library } from './packages.svelte';

/** Ways to import other than zips. */
export type ImportWay = 'folder' | 'watch-zip' | 'watch-folder';

/** Asks for zips and imports them. */
export async function importZips(): Promise<void> {
  await imports.start(await api.chooseZips());
}

/** Asks for a folder, or a zip or folder to watch, and imports it. */
export async function importBy(way: ImportWay): Promise<void> {
  const chosen = await (way === 'watch-zip' ? api.chooseZip() : api.chooseFolder());
  if (chosen !== null) await imports.start([chosen], way !== 'folder');
}

/** Asks where to save a package's zip and writes it there. */
export async function exportPackage({ id, title, fileName }: PackageSummary): Promise<void> {
  // A folder was made a zip when it was imported.
  const name = /\.zip$/i.test(fileName) ? fileName : `${fileName || title}.zip`;
  await run(m.failed_export_package, async () => {
    const path = await api.chooseFile(name, 'zip');
    if (!path) return;
    await api.exportPackage(id, path);
    toasts.success(() => m.package_exported({ path }));
  });
}

/** Deletes a package with all its versions, and reads the list again. */
export async function deletePackage({ id, title }: PackageSummary): Promise<void> {
  await run(m.failed_delete_package, async () => {
    const shown = await isShown(id);
    await api.deletePackage(id);
    toasts.success(() => m.package_deleted({ title }));
    if (shown) route.replace({ screen: 'library' });
  });
  await library.load();
}

/** Whether a package is shown beside the list, in any of its versions. */
async function isShown(id: number): Promise<boolean> {
  const { place } = route;
  if (place.screen !== 'package') return false;
  if (place.id === id) return true;
  // What cannot be read is not shown.
  const versions = await api.package(place.id).then(
    (details) => details.versions,
    () => [],
  );
  return versions.some(({ summary }) => summary.id === id);
}
