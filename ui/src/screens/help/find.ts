// Finding words in the guide.

import type { RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { folded, matching } from '../../lib/search';
import type { Chapter } from './chapters';

/** What is below one heading. */
export interface Passage {
  chapter: Chapter;
  section: number;
  title: string;
  text: string;
}

/** A part of a text, and whether it was searched. */
export interface Part {
  text: string;
  hit: boolean;
}

/** How many letters of a passage are shown: before the first word that was found, and in all. */
const BEFORE = 50;
const SHOWN = 200;

export function passages(chapters: Chapter[]): Passage[] {
  return chapters.flatMap((chapter) => {
    const all: Passage[] = [];
    for (const block of chapter.blocks) {
      if (block.type === 'heading') all.push({ chapter, section: all.length, title: toString(block), text: '' });
      else {
        const last = all.at(-1);
        if (last) last.text += `${plain(block)} `;
      }
    }
    return all;
  });
}

/** The passages that have each word of `search`, those with a word in their title first. */
export function find(all: Passage[], search: string): Passage[] {
  const found = matching(all, search, ({ chapter, title, text }) => `${chapter.title} ${title} ${text}`);
  const titled = new Set(matching(found, search, ({ chapter, title }) => `${chapter.title} ${title}`));
  return [...found.filter((one) => titled.has(one)), ...found.filter((one) => !titled.has(one))];
}

/** The part of a text around the first word of `search`, with the words that were searched marked. */
export function excerpt(text: string, search: string): Part[] {
  const words = folded(search).split(/\s+/).filter(Boolean);
  const places = words.map((word) => fold(text).indexOf(word)).filter((place) => place >= 0);
  const near = Math.max(0, Math.min(...places, text.length) - BEFORE);
  const start = places.length > 0 && near > 0 ? text.indexOf(' ', near) + 1 : 0;
  const end = text.length > start + SHOWN ? text.lastIndexOf(' ', start + SHOWN) : text.length;
  const shown = text.slice(start, end);
  const parts = marked(shown, words);
  return [
    ...(start > 0 ? [{ text: '… ', hit: false }] : []),
    ...parts,
    ...(end < text.length ? [{ text: ' …', hit: false }] : []),
  ];
}

function marked(text: string, words: string[]): Part[] {
  const pattern = new RegExp(words.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'g');
  const parts: Part[] = [];
  let end = 0;
  for (const { 0: word, index } of words.length > 0 ? fold(text).matchAll(pattern) : []) {
    parts.push(
      { text: text.slice(end, index), hit: false },
      { text: text.slice(index, index + word.length), hit: true },
    );
    end = index + word.length;
  }
  return [...parts, { text: text.slice(end), hit: false }].filter((part) => part.text !== '');
}

/** A text as it is searched, letter by letter: each is at the same place in both. */
function fold(text: string): string {
  return Array.from(text, (letter) => (folded(letter).length === letter.length ? folded(letter) : letter)).join('');
}

/** What a block says, its parts separated. */
function plain(block: RootContent): string {
  if (!('children' in block)) return toString(block);
  const isText = block.type === 'paragraph' || block.type === 'tableCell';
  return isText ? toString(block, { includeImageAlt: false }) : block.children.map(plain).join(' ');
}
