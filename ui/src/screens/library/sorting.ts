// In which order the list shows packages.

import type { PackageSummary } from '../../lib/bindings';

export type Column = 'title' | 'findings' | 'importedAt' | 'scoCount' | 'size';

export interface Sort {
  column: Column;
  descending: boolean;
}

/** The packages in the order of a column; texts in the order of the language `locale`. */
export function sorted(packages: readonly PackageSummary[], sort: Sort, locale: string): PackageSummary[] {
  const way = sort.descending ? -1 : 1;
  return packages.toSorted((a, b) => {
    const [one, other] = [sortKey(a, sort.column), sortKey(b, sort.column)];
    return way * (typeof one === 'number' ? one - Number(other) : one.localeCompare(String(other), locale));
  });
}

/** Audits are sorted by errors, then warnings, then suggestions. */
function sortKey(one: PackageSummary, column: Column): string | number {
  if (column !== 'findings') return one[column];
  const { errors, warnings, suggestions } = one.findingCounts ?? { errors: -1, warnings: 0, suggestions: 0 };
  return errors * 1e8 + warnings * 1e4 + suggestions;
}
