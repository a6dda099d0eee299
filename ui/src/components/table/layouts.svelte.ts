// How the user has arranged each table, by the table's name: several may have the same one.

import { Kept } from '../../lib/kept.svelte';
import { DEFAULT, parseLayout, type Layout } from './layout';

export const layouts = new Map<string, Kept<Layout>>();

export function layoutOf(table: string): Kept<Layout> {
  const layout = layouts.get(table) ?? new Kept(`table-${table}`, DEFAULT, parseLayout);
  layouts.set(table, layout);
  return layout;
}
