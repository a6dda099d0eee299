import { afterEach, describe, expect, it } from 'vitest';
import { language } from '../src/lib/locale.svelte';
import { SHORTCUTS, keyCaps, keysOf, pressed } from '../src/lib/shortcuts';

const press = (init: KeyboardEventInit) => new KeyboardEvent('keydown', init);

describe('shortcuts', () => {
  afterEach(() => language.choose('en'));

  it('are pressed with exactly their modifiers', () => {
    expect(pressed(press({ key: 'k', ctrlKey: true }), 'palette')).toBe(true);
    expect(pressed(press({ key: 'K', metaKey: true }), 'palette')).toBe(true);
    expect(pressed(press({ key: 'k' }), 'palette')).toBe(false);
    expect(pressed(press({ key: 'k', ctrlKey: true, altKey: true }), 'palette')).toBe(false);
    expect(pressed(press({ key: 'K', ctrlKey: true, shiftKey: true }), 'palette')).toBe(false);
    expect(pressed(press({ key: 'ArrowUp', altKey: true }), 'previous')).toBe(true);
    expect(pressed(press({ key: 'ArrowUp' }), 'previous')).toBe(false);
  });

  it('whose sign needs Shift on a keyboard are pressed with it', () => {
    expect(pressed(press({ key: '/', shiftKey: true }), 'search')).toBe(true);
    expect(pressed(press({ key: '?', shiftKey: true }), 'shortcuts')).toBe(true);
    expect(pressed(press({ key: '?' }), 'shortcuts')).toBe(true);
  });

  it('are called what is on the keys', () => {
    expect(keysOf('settings')).toBe('Ctrl+,');
    expect(keyCaps('Alt+ArrowUp')).toEqual(['Alt', '↑']);
    language.choose('fr');
    expect(keyCaps('Escape')).toEqual(['Échap']);
  });

  it('no two of a place have the same key', () => {
    const all = Object.values(SHORTCUTS).flatMap(({ scope, keys }) => keys.map((key) => ({ scope, key })));
    for (const [index, { scope, key }] of all.entries()) {
      // Escape closes what is nearest, and leads back where nothing is open.
      const same = all.slice(index + 1).filter((other) => other.key === key && key !== 'Escape');
      expect(same.filter((other) => [scope, 'everywhere'].includes(other.scope) || scope === 'everywhere')).toEqual([]);
    }
  });
});
