// What the window asked of the workbench before anything was drawn, for whoever shows it first.

import type { PackageSummary } from './bindings';

export const asked: { packages?: Promise<PackageSummary[]> } = {};
