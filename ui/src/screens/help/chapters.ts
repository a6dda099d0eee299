// The user guide: chapters of Markdown, as a tree.

import type { RootContent } from 'mdast';
import { Loader } from '../../lib/loader.svelte';
import type { Locale } from '../../lib/paraglide/runtime';

declare module 'mdast' {
  interface HeadingData {
    /** Its place among the headings of the chapter: 0 for the title. It is the same in every language. */
    section: number;
  }
  interface LinkData {
    /** Where it leads. */
    chapter: string;
    section: number;
  }
}

export interface Chapter {
  /** The same in every language. */
  id: string;
  title: string;
  /** What it is listed under; none for the contents. */
  group: string | null;
  blocks: RootContent[];
}

/** The guide in each language, which is read when it is first shown. */
export const guides: Record<Locale, Loader<Chapter[]>> = {
  en: new Loader(async () => (await import('virtual:guide/en')).default),
  fr: new Loader(async () => (await import('virtual:guide/fr')).default),
};

/** The id of the heading of a section in the page. */
export function anchor(section: number): string {
  return `section-${section}`;
}
