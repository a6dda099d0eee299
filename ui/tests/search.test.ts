import { describe, expect, it } from 'vitest';
import { matching } from '../src/lib/search';

describe('a search', () => {
  const titles = ['Sécurité incendie', 'ACCUEIL', 'Ça commence', 'Zoom'];
  const found = (search: string) => matching(titles, search, (title) => title);

  it('passes over case and accents, on both sides', () => {
    expect(found('securite')).toEqual(['Sécurité incendie']);
    expect(found('SÉCURITÉ')).toEqual(['Sécurité incendie']);
    expect(found('àccueil')).toEqual(['ACCUEIL']);
    expect(found('ca ')).toEqual(['Ça commence']);
  });

  it('finds words in any order', () => {
    expect(found('incendie  secu')).toEqual(['Sécurité incendie']);
    expect(found('incendie zoom')).toEqual([]);
  });

  it('shows everything where it is blank', () => {
    expect(found('  ')).toEqual(titles);
  });
});
