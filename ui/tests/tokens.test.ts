import { readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = resolve(import.meta.dirname, '../src');
const TOKENS = readFileSync(resolve(SRC, 'tokens.css'), 'utf8');

describe('what components look like', () => {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.(?:svelte|css|ts)$/.test(file) && !/paraglide|bindings|tokens\.css/.test(file),
  );

  /** What a token should say: colours, and sizes in brackets of which there is a scale. */
  const LITERALS = [
    /#[0-9a-f]{3,8}\b(?![^<]*<\/code>)/gi,
    /\b(?:rgb|hsl|oklch)a?\(/gi,
    /\b(?:text|rounded|shadow|p|px|py|m|mx|my|gap|size|w|h|max-w|leading)-\[[^\]]*\d(?:px|rem|vw)[^\]]*\]/g,
    /\b(?:bg|text|border)-(?:black|white|(?:gray|slate|zinc|red|green|blue|amber|yellow)-\d+)\b/g,
    /font-size:\s*[\d.]+/g,
  ];

  it.each(files)('%s names tokens, not colours and sizes', (file) => {
    const text = readFileSync(resolve(SRC, file), 'utf8');
    expect(LITERALS.flatMap((literal) => text.match(literal) ?? [])).toEqual([]);
  });

  it('uses classes of tokens that exist', () => {
    const named = (kind: string) =>
      new Set([...TOKENS.matchAll(new RegExp(`--${kind}-([a-z-]+):`, 'g'))].map(([, name]) => name));
    const tokens = { shadow: named('shadow'), rounded: named('radius') };
    for (const file of files) {
      const text = readFileSync(resolve(SRC, file), 'utf8');
      for (const [kind, names] of Object.entries(tokens)) {
        for (const [, name = ''] of text.matchAll(new RegExp(`[ "']${kind}-(?:[lr]-)?([a-z]+)\\b`, 'g'))) {
          if (!['full', 'none'].includes(name)) expect([...names], `${file}: ${kind}-${name}`).toContain(name);
        }
      }
    }
  });
});

describe.each([':root', '.dark'])('colours of %s', (theme) => {
  const [, block = ''] = TOKENS.split(`\n${theme} {`);
  const colour = (name: string): string => {
    const [, value] = new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(block.split('\n}')[0] ?? '') ?? [];
    if (value === undefined) throw new Error(`${theme} has no colour ${name}`);
    return value;
  };

  /** Relative luminance, as WCAG 2.2 defines it. */
  function luminance(hex: string): number {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const value = parseInt(hex.slice(at, at + 2), 16) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  function contrast(one: string, other: string): number {
    const [light = 0, dark = 0] = [luminance(colour(one)), luminance(colour(other))].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  }

  it.each([
    ...['ink', 'quiet', 'accent', 'good', 'warn', 'bad'].flatMap((text) =>
      ['ground', 'panel', 'wash'].map((surface) => [text, surface] as const),
    ),
    ['ink', 'bad-wash'],
    ['bad', 'bad-wash'],
    ['accent-ink', 'accent'],
    ['panel', 'bad'],
  ] as const)('%s is readable on %s', (text, surface) => {
    expect(contrast(text, surface)).toBeGreaterThanOrEqual(4.5);
  });
});
