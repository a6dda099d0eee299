import { readdirSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Nodes } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { afterEach, describe, expect, it } from 'vitest';
import english from '../messages/en.json';
import french from '../messages/fr.json';
import { CHAPTERS, TABS } from '../src/lib/help';
import { language } from '../src/lib/locale.svelte';
import { SHORTCUTS, keyCaps } from '../src/lib/shortcuts';
import { excerpt, find, passages } from '../src/screens/help/find';
import { readGuide } from '../vite.guide';

const GUIDE = resolve(import.meta.dirname, '../../docs/guide');
const MOST_BYTES = 3_000_000;

const guides = { en: readGuide('en').chapters, fr: readGuide('fr').chapters };
/** The chapters that are written by hand, not from tables. */
const written = (locale: 'en' | 'fr') => {
  const names = readdirSync(resolve(GUIDE, locale)).map((name) => name.replace(/\.md$/, ''));
  return guides[locale].filter(({ id }) => names.includes(id === 'contents' ? 'README' : id));
};

function nodes(node: Nodes): Nodes[] {
  return [node, ...('children' in node ? node.children.flatMap(nodes) : [])];
}

const all = ({ blocks }: { blocks: Nodes[] }) => blocks.flatMap(nodes);
const pictures = (chapters: { blocks: Nodes[] }[]) =>
  chapters.flatMap(all).flatMap((node) => (node.type === 'image' ? [node.url] : []));

describe('the guide', () => {
  it('has the same chapters, headings, pictures, links and commands in both languages', () => {
    const outline = (locale: 'en' | 'fr') =>
      guides[locale].map((chapter) => ({
        id: chapter.id,
        parts: all(chapter).flatMap((node): unknown[] => {
          if (node.type === 'heading') return [node.depth];
          if (node.type === 'image') return [node.url.replace(/-(?:en|fr)\.png$/, '')];
          if (node.type === 'link') return [node.data];
          // A comment is for whoever reads it.
          if (node.type === 'code') return [node.value.replaceAll(/ *#.*/g, '')];
          return [];
        }),
      }));
    expect(outline('fr')).toEqual(outline('en'));
    expect(guides.en.length).toBeGreaterThan(3);
  });

  it.each(['en', 'fr'] as const)('lists every file of the language %s', (locale) => {
    expect(written(locale).length).toBe(readdirSync(resolve(GUIDE, locale)).length);
  });

  it('shows every picture, each in its language, and none is large', () => {
    const files = readdirSync(resolve(GUIDE, 'pictures')).map((name) => resolve(GUIDE, 'pictures', name));
    expect([...new Set([...pictures(guides.en), ...pictures(guides.fr)])].sort()).toEqual(files.sort());
    expect(pictures(guides.en).every((file) => file.endsWith('-en.png'))).toBe(true);
    expect(pictures(guides.fr).every((file) => file.endsWith('-fr.png'))).toBe(true);
    expect(files.map((file) => statSync(file).size).reduce((sum, size) => sum + size, 0)).toBeLessThan(MOST_BYTES);
  });

  it.each([
    ['en', english],
    ['fr', french],
  ] as const)('names what is on the screen as the screen does, in %s', (locale, catalogue) => {
    const messages: (string | { match: Record<string, string> }[])[] = Object.values(catalogue);
    const texts = messages.flatMap((message) =>
      typeof message === 'string' ? [message] : message.flatMap(({ match }) => Object.values(match)),
    );
    const isShown = (name: string) =>
      texts.some((text) => [text, text.split(/\u00a0?:/)[0]].some((part) => part?.replaceAll(/\s/g, ' ') === name));
    const bold = written(locale)
      .flatMap(all)
      .flatMap((node) => (node.type === 'strong' ? [toString(node).replaceAll(/\s/g, ' ')] : []));
    expect(bold.length).toBeGreaterThan(20);
    expect(bold.filter((name) => !isShown(name))).toEqual([]);
  });

  it('sets French as French is set', () => {
    for (const chapter of written('fr')) {
      for (const node of chapter.blocks.flatMap(nodes)) {
        if (node.type !== 'text') continue;
        expect(node.value, `${chapter.id}: a no-break space belongs before : ; ? !`).not.toMatch(
          /[^\u00a0\u202f][;?!]|[^\u00a0\u202f]:(?![/\w])/,
        );
        expect(node.value, `${chapter.id}: a no-break space belongs inside the quotes`).not.toMatch(
          /«[^\u00a0\u202f]|[^\u00a0\u202f]»/,
        );
        expect(node.value, `${chapter.id}: the apostrophe is ’`).not.toContain("'");
      }
    }
  });

  it('has a chapter for each screen', () => {
    const ids = guides.en.map(({ id }) => id);
    expect([...Object.values(CHAPTERS), ...Object.values(TABS)].filter((id) => !ids.includes(id))).toEqual([]);
  });
});

describe('the chapter of keys', () => {
  afterEach(() => language.choose('en'));

  it.each(['en', 'fr'] as const)('lists each, in %s', (locale) => {
    language.choose(locale);
    const keys = guides[locale].find(({ id }) => id === 'keys');
    const listed = keys ? all(keys).flatMap((node) => (node.type === 'inlineCode' ? [node.value] : [])) : [];
    for (const { keys } of Object.values(SHORTCUTS)) {
      for (const way of keys) expect(listed).toContain(keyCaps(way).join('+'));
    }
  });
});

describe('the search', () => {
  it('finds words whatever their case and accents, titles first', () => {
    const found = find(passages(guides.fr), 'MODULE accepter');
    expect(found[0]?.chapter.id).toBe('accept');
    expect(find(passages(guides.fr), 'xyzzy')).toEqual([]);
  });

  it('shows the words that were found, where they are', () => {
    const long = `${'avant '.repeat(30)}Le module d’exemple. ${'après '.repeat(60)}`;
    const parts = excerpt(long, 'EXÉMPLE');
    expect(parts.filter(({ hit }) => hit)).toEqual([{ text: 'exemple', hit: true }]);
    expect(parts[0]?.text).toBe('… ');
    expect(parts.map(({ text }) => text).join('').length).toBeLessThan(230);
    expect(excerpt('Nothing of it', 'else')).toEqual([{ text: 'Nothing of it', hit: false }]);
  });
});
