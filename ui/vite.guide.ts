// The user guide as modules: `virtual:guide/en` holds the chapters in English, read from the Markdown files in `docs/`. Raw
// HTML and a link that leads nowhere are errors of the build. A picture may be missing until it is made, by a walk through what
// is built.

import { existsSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { slug } from 'github-slugger';
import type { Heading, Link, Nodes, PhrasingContent, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { toString } from 'mdast-util-to-string';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Plugin } from 'vite';
import type { Chapter } from './src/screens/help/chapters';

const GUIDE = resolve(import.meta.dirname, '../docs/guide');
const MODULE = 'virtual:guide/';
/** The contents, which list the other chapters. */
const CONTENTS = 'README.md';

/** A file of the guide, and what it says. */
interface Source {
  file: string;
  root: Root;
}

/** The chapters of the guide in a language, in the order of its contents, and the files that they come from. */
export function readGuide(language: string): { chapters: Chapter[]; files: string[] } {
  const contents = read(resolve(GUIDE, language, CONTENTS));
  const sources = [contents, ...linked(contents).map(read)];
  const chapters = sources.map((source, place) => ({
    id: place === 0 ? 'contents' : idOf(source.file),
    title: toString(headings(source.root)[0]),
    group: groupOf(contents, source.file),
    blocks: resolved(source, sources).root.children,
  }));
  return { chapters, files: sources.map(({ file }) => file) };
}

/** Lets the interface import `virtual:guide/LANGUAGE`: the chapters, whose pictures are addresses of bundled files. */
export function guide(): Plugin {
  return {
    name: 'guide',
    resolveId: (id) => (id.startsWith(MODULE) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${MODULE}`)) return;
      const { chapters, files } = readGuide(id.slice(MODULE.length + 1));
      for (const file of files) this.addWatchFile(file);
      const named = chapters.flatMap(({ blocks }) => picturesOf({ type: 'root', children: blocks }));
      const pictures = [...new Set(named)].filter(existsSync);
      const imports = pictures.map((picture, place) => `import picture${place} from ${JSON.stringify(picture)};`);
      const replaced = pictures.map(
        (picture, place) => [`"url":${JSON.stringify(picture)}`, `"url":picture${place}`] as const,
      );
      const text = replaced.reduce((all, [from, to]) => all.replaceAll(from, to), JSON.stringify(chapters));
      return `${imports.join('\n')}\nexport default ${text};`;
    },
  };
}

function read(file: string): Source {
  const text = readFileSync(file, 'utf8').replace(/^<!--[^]*?-->\s*/, '');
  const root = fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
  for (const node of descendants(root)) {
    if (node.type === 'html') throw new Error(`${file}: raw HTML, ${node.value}`);
    if (node.type === 'paragraph')
      node.children = node.children.flatMap((one) => (isOfTheWeb(one) ? one.children : one));
    delete node.position;
  }
  for (const [section, heading] of headings(root).entries()) heading.data = { section };
  return { file, root };
}

/** A link out of the guide: its name alone is shown, as the window leads nowhere else. */
function isOfTheWeb(node: PhrasingContent): node is Link {
  return node.type === 'link' && /^https?:/.test(node.url);
}

/** The files that a page links to, each once. */
function linked({ file, root }: Source): string[] {
  return [...new Set(links(root).map(({ url }) => target(file, url).file))];
}

/** The heading of the contents below which a chapter is listed. */
function groupOf({ file, root }: Source, chapter: string): string | null {
  let group: string | null = null;
  for (const block of root.children) {
    if (block.type === 'heading' && block.depth === 2) group = toString(block);
    if (links(block).some(({ url }) => target(file, url).file === chapter)) return group;
  }
  return null;
}

/** A page whose links lead to chapters and sections of the guide, and whose pictures are files. */
function resolved(source: Source, all: Source[]): Source {
  const { file, root } = source;
  for (const link of links(root)) {
    const to = target(file, link.url);
    const page = all.find((one) => one.file === to.file);
    const section = to.anchor ? page && sections(page.root).indexOf(to.anchor) : 0;
    if (!page || section === undefined || section < 0) throw new Error(`${file}: ${link.url} leads nowhere`);
    link.data = { chapter: page === all[0] ? 'contents' : idOf(to.file), section };
  }
  for (const node of descendants(root)) {
    if (node.type === 'image') node.url = resolve(file, '..', node.url);
  }
  return source;
}

function target(from: string, url: string): { file: string; anchor: string | undefined } {
  const [path = '', anchor] = url.split('#');
  return { file: path === '' ? from : resolve(from, '..', path), anchor };
}

/** `docs/rules.fr.md` is the same chapter as `docs/rules.md`. */
function idOf(file: string): string {
  return basename(file).replace(/(?:\.fr)?\.md$/, '');
}

/** The anchors of a page's headings, as GitHub makes them. */
function sections(root: Root): string[] {
  return headings(root).map((heading) => slug(toString(heading)));
}

function headings(root: Root): Heading[] {
  return root.children.filter((block) => block.type === 'heading');
}

function links(node: Nodes): Link[] {
  return descendants(node).filter((one) => one.type === 'link');
}

function picturesOf(node: Nodes): string[] {
  return descendants(node)
    .filter((one) => one.type === 'image')
    .map(({ url }) => url);
}

function descendants(node: Nodes): Nodes[] {
  return [node, ...('children' in node ? node.children.flatMap(descendants) : [])];
}
