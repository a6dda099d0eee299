import { afterEach, describe, expect, it, vi } from 'vitest';
import english from '../messages/en.json';
import french from '../messages/fr.json';
import type { ApiError, IoFault, Limit, Error as Problem, ProfileFault } from '../src/lib/bindings';
import { clock, moment, packageOf, score, sessionState, size, status, timespan } from '../src/lib/format';
import { language } from '../src/lib/locale.svelte';
import { unreadable } from '../src/lib/manifest';
import { m } from '../src/lib/paraglide/messages';
import { errorCode, sentence } from '../src/lib/problems';
import { apiErrorText } from '../src/lib/api-errors';

afterEach(() => language.choose('en'));

type CatalogueMessage = string | readonly { match: Record<string, string> }[];

/** The texts of a message: one for each plural form, where it has those. */
function texts(message: CatalogueMessage): string[] {
  return typeof message === 'string' ? [message] : message.flatMap(({ match }) => Object.values(match));
}

/** The sources of the interface, by path. */
const sources: Record<string, string> = import.meta.glob(['../src/**/*.{ts,svelte}', '!../src/lib/paraglide/**'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

describe('the catalogues', () => {
  it('hold the same messages', () => {
    expect(Object.keys(french).sort()).toEqual(Object.keys(english).sort());
  });

  it('have each name once: of two, the later one would take the place of the other', () => {
    const catalogues: Record<string, string> = import.meta.glob('../messages/*.json', {
      query: '?raw',
      import: 'default',
      eager: true,
    });
    for (const [path, text] of Object.entries(catalogues)) {
      const names = [...text.matchAll(/^ {2}"(\w+)":/gm)].map(([, name]) => name);
      expect(names.length, path).toBeGreaterThan(1000);
      expect(
        names.filter((name, index) => names.indexOf(name) !== index),
        path,
      ).toEqual([]);
    }
  });

  it('name the same values in each message', () => {
    const values = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
    for (const [key, message] of Object.entries(english)) {
      const [first = '', ...others] = [...texts(message), ...texts(french[key as keyof typeof french])];
      for (const text of others) expect(values(text), key).toEqual(values(first));
    }
  });

  it('hold no message that nothing shows', () => {
    const used = new Set(
      Object.values(sources).flatMap((source) => [...source.matchAll(/\bm\.(\w+)/g)].map(([, key]) => key)),
    );
    expect(used.size).toBeGreaterThan(100);
    expect(Object.keys(english).filter((key) => key !== '$schema' && !used.has(key))).toEqual([]);
  });

  it('have a plural for each count', () => {
    const isCount = /^(?!.*(?:SCO|Version|version|line|ligne|Argument|Entry|Entrée) \{).*\{(?:count|calls|files)\}/;
    const counts = (catalogue: Record<string, CatalogueMessage>) =>
      Object.entries(catalogue).filter(([, message]) => typeof message === 'string' && isCount.test(message));
    // No word of these depends on the number.
    const others = ['trace_waiting', 'requires_some'];
    for (const catalogue of [english, french]) {
      expect(
        counts(catalogue)
          .map(([key]) => key)
          .filter((key) => !others.includes(key)),
      ).toEqual([]);
    }
  });

  it('have the plural forms of their language', () => {
    const of = (count: number) => [
      m.version_sessions({ count }),
      m.audit_suggestions({ count }),
      m.rules_text({ count, off: count }).split('.')[0],
    ];
    expect([0, 1, 2].map(of)).toEqual([
      ['0 sessions', '0 suggestions', '0 rules, 0 turned off'],
      ['1 session', '1 suggestion', '1 rule, 1 turned off'],
      ['2 sessions', '2 suggestions', '2 rules, 2 turned off'],
    ]);
    language.choose('fr');
    expect([0, 1, 2].map(of)).toEqual([
      ['0 session', '0 conseil', '0 règle, 0 désactivée'],
      ['1 session', '1 conseil', '1 règle, 1 désactivée'],
      ['2 sessions', '2 conseils', '2 règles, 2 désactivées'],
    ]);
    expect(m.audit_errors({ count: 1_000_000 }).replaceAll(/\s/g, ' ')).toBe('1 000 000 erreurs');
  });

  it('call what is imported a module in French', () => {
    const all = Object.entries(french).flatMap(([key, message]) => texts(message).map((text) => [key, text] as const));
    const others = all.filter(([, text]) => /\bpaquets?\b|(?<!en )\bcours\b/i.test(text));
    // The workflow's own words.
    expect(others.map(([key]) => key).sort()).toEqual([
      'column_course',
      'journal_all_courses',
      'library_title',
      'reports_course',
    ]);
  });

  it('set French as French is set', () => {
    const all = Object.entries(french).flatMap(([key, message]) => texts(message).map((text) => [key, text] as const));
    for (const [key, text] of all) {
      if (key === '$schema') continue;
      expect(text, `${key}: a no-break space belongs before : ; ? !`).not.toMatch(
        /[^\u00a0\u202f][;?!]|[^\u00a0\u202f]:(?![/\w])/,
      );
      expect(text, `${key}: a no-break space belongs inside the quotes`).not.toMatch(
        /«[^\u00a0\u202f]|[^\u00a0\u202f]»/,
      );
      expect(text, `${key}: the apostrophe is ’`).not.toContain("'");
    }
  });
});

describe('a manifest that cannot be read', () => {
  it('says why in the language of the interface', () => {
    language.choose('fr');
    expect(unreadable({ kind: 'wrongRoot', found: 'html' })).toBe('c’est un <html>, pas un <manifest>');
  });
});

const API_ERRORS: { [K in ApiError['kind']]: Extract<ApiError, { kind: K }> } = {
  argumentNotEmpty: { kind: 'argumentNotEmpty' },
  alreadyRunning: { kind: 'alreadyRunning' },
  alreadyFinished: { kind: 'alreadyFinished' },
  notRunning: { kind: 'notRunning' },
  notKept: { kind: 'notKept' },
  otherModel: { kind: 'otherModel' },
  notSupported: { kind: 'notSupported' },
  noSuchElement: { kind: 'noSuchElement' },
  keyword: { kind: 'keyword' },
  noChildren: { kind: 'noChildren' },
  notAnArray: { kind: 'notAnArray' },
  readOnly: { kind: 'readOnly' },
  writeOnly: { kind: 'writeOnly' },
  noSuchRecord: { kind: 'noSuchRecord', records: 3 },
  wrongForm: { kind: 'wrongForm', expected: 'timespan', words: [] },
  tooLong: { kind: 'tooLong', length: 4097, limit: 4096 },
  outOfRange: { kind: 'outOfRange', least: 0, most: 100 },
  appendedTooLong: { kind: 'appendedTooLong', length: 5, limit: 4096 },
};

describe.each(['en', 'fr'] as const)('why a call was refused, in %s', (locale) => {
  it.each(Object.values(API_ERRORS))('$kind', (why) => {
    language.choose(locale);
    expect(apiErrorText(why)).toMatch(/^[A-ZÀ-Ý].*[.:].*$/);
    expect(apiErrorText(why)).not.toMatch(/\{|undefined|\[object/);
  });

  it.each(['identifier', 'decimal', 'decimalOrBlank', 'signedInteger', 'timespan', 'time', 'feedback'] as const)(
    'a value that is no %s',
    (expected) => {
      language.choose(locale);
      expect(apiErrorText({ kind: 'wrongForm', expected, words: [] })).not.toMatch(/\{|undefined/);
    },
  );

  it('a word that is none of a vocabulary', () => {
    language.choose(locale);
    const shown = apiErrorText({ kind: 'wrongForm', expected: 'vocabulary', words: ['suspend', ''] });
    expect(shown).toContain('suspend, ""');
  });
});

describe('values', () => {
  it('shows scores as the workflow does', () => {
    expect(score({ raw: '75', max: '100', min: '0' })).toBe('75\u00a0%');
    expect(score({ raw: '15', max: '20', min: '' })).toBe('15 / 20');
    expect(score({ raw: '15', max: '', min: '' })).toBe('15');
    expect(score({ raw: '0', max: '100', min: '' })).toBe('0\u00a0%');
    expect(score({ raw: '', max: '100', min: '0' })).toBe('–');
  });

  it('shows times as HH:MM:SS', () => {
    expect(timespan('0000:01:52.4', 112)).toBe('00:01:52');
    expect(timespan('100:00:00', 360_000)).toBe('100:00:00');
    expect(timespan('PT5M', null)).toBe('PT5M');
    expect(timespan('', null)).toBe('–');
    expect(clock(3725.9)).toBe('01:02:05');
    expect(moment(62_345_678)).toBe('01:02.345');
  });

  it('shows statuses in the words of each language', () => {
    const words = ['not attempted', 'incomplete', 'completed', 'passed', 'failed', 'browsed'];
    expect(words.map(status)).toEqual(['Not attempted', 'Incomplete', 'Completed', 'Passed', 'Failed', 'Browsed']);
    language.choose('fr');
    expect(words.map(status)).toEqual(['Non commencé', 'En cours', 'Terminé', 'Réussi', 'Échoué', 'Consulté']);
    expect(status('done')).toBe('done');
    expect(sessionState({ state: 'finished', followUp: 'continued' })).toBe('Terminée');
    expect(sessionState({ state: 'open', followUp: 'continued' })).toBe('Poursuivie par une session ultérieure');
    expect(sessionState({ state: 'finished', followUp: 'reset' })).toBe('Terminée · Tentative réinitialisée');
  });

  it('names a package of each standard with its article', () => {
    expect((['scorm12', 'scorm2004', 'aicc', 'cmi5', 'xapi'] as const).map(packageOf)).toEqual([
      'a SCORM 1.2 package',
      'a SCORM 2004 package',
      'an AICC package',
      'a cmi5 package',
      'an xAPI package',
    ]);
    language.choose('fr');
    expect(packageOf('aicc')).toBe('un module AICC');
  });

  it('shows sizes in the units of each language', () => {
    expect(size(1_250_000)).toBe('1.25 MB');
    expect(size(691)).toBe('691 bytes');
    language.choose('fr');
    expect(size(1_250_000).replaceAll(/\s/g, ' ')).toBe('1,25 Mo');
  });
});

const file = 'cours.zip';
const PROBLEMS: { [K in Problem['kind']]: Extract<Problem, { kind: K }> } = {
  notOpen: { kind: 'notOpen', session: 'a' },
  notAZip: { kind: 'notAZip', file, fault: 'incomplete' },
  unsafeEntry: { kind: 'unsafeEntry', file, entry: '../etc/passwd' },
  notAFile: { kind: 'notAFile', file, entry: 'a/link' },
  unusableName: { kind: 'unusableName', file, entry: 'a/b', fault: 'refused' },
  overLimit: { kind: 'overLimit', file, limit: { kind: 'entries', most: 100_000 } },
  unsupportedMethod: { kind: 'unsupportedMethod', file, entry: 'a.js', method: 'Lzma' },
  damagedEntry: { kind: 'damagedEntry', file, entry: 'a.js', fault: 'content' },
  encryptedEntry: { kind: 'encryptedEntry', file, entry: 'a.js' },
  overlappingEntries: { kind: 'overlappingEntries', file },
  noManifest: { kind: 'noManifest', file },
  nestedPackages: { kind: 'nestedPackages', file, inner: ['cours/leçon 1.zip', 'cours/leçon 2.zip'] },
  badManifest: { kind: 'badManifest', file, reason: { kind: 'wrongRoot', found: 'html' } },
  offlineLaunch: { kind: 'offlineLaunch', sco: 'Leçon 1', host: 'example.org' },
  launchFileMissing: { kind: 'launchFileMissing', file, sco: 'Leçon 1', launchFile: 'index.html' },
  cannotRun: { kind: 'cannotRun', standard: 'scorm2004' },
  cancelled: { kind: 'cancelled' },
  notFound: { kind: 'notFound', what: 'session', id: '7' },
  stillRunning: { kind: 'stillRunning', session: '7' },
  logsDeleted: { kind: 'logsDeleted', at: '2026-01-05T10:02:10+01:00' },
  sessionEnded: { kind: 'sessionEnded' },
  diskFull: { kind: 'diskFull', path: '/disk/cours' },
  noPermission: { kind: 'noPermission', path: '/disk/cours' },
  io: { kind: 'io', path: '/disk/cours.zip', fault: 'notFound' },
  store: { kind: 'store' },
  damagedRecord: { kind: 'damagedRecord' },
  newerLibrary: { kind: 'newerLibrary', path: '/data/library.sqlite' },
  libraryInUse: { kind: 'libraryInUse', path: file },
  damagedLibrary: { kind: 'damagedLibrary', path: '/data/library.sqlite' },
  libraryMissing: { kind: 'libraryMissing', path: '/data/library.sqlite', packages: 3 },
  notALibrary: { kind: 'notALibrary', path: '/data' },
  libraryExists: { kind: 'libraryExists', path: '/données' },
  notABackup: { kind: 'notABackup', path: '/sauvegarde.zip' },
  libraryMoved: { kind: 'libraryMoved', path: '/données', to: '/disque/données' },
  moveUnfinished: { kind: 'moveUnfinished', path: '/disque/données', from: '/données' },
  moveRecord: { kind: 'moveRecord', path: '/données/library.departure' },
  moveTarget: { kind: 'moveTarget', path: '/disque', fault: 'notEmpty' },
  notEnoughSpace: { kind: 'notEnoughSpace', path: '/disque', neededMib: 4096, availableMib: 12 },
  settingsFile: { kind: 'settingsFile', file: 'settings.json', fault: { kind: 'unknownKey', key: 'settings.colour' } },
  profile: { kind: 'profile', file: 'acme.json', fault: { kind: 'unknownField', field: 'colour' } },
  sessionsRunning: { kind: 'sessionsRunning', count: 2 },
  learnerExists: { kind: 'learnerExists', studentId: 'learner-1' },
  invalidLearner: { kind: 'invalidLearner' },
  lastLearner: { kind: 'lastLearner' },
  learnerFile: { kind: 'learnerFile', file: 'apprenants.csv', fault: 'noHead' },
  server: { kind: 'server' },
  browserNotOpened: { kind: 'browserNotOpened' },
  noLibrary: { kind: 'noLibrary', path: '/data' },
};

const field = 'behaviours.entry';
const PROFILE_FAULTS: { [K in ProfileFault['kind']]: Extract<ProfileFault, { kind: K }> } = {
  tooLarge: { kind: 'tooLarge', mostKib: 64 },
  notJson: { kind: 'notJson', line: 3, column: 7 },
  notAProfile: { kind: 'notAProfile' },
  newer: { kind: 'newer' },
  unknownField: { kind: 'unknownField', field },
  missingField: { kind: 'missingField', field },
  wrongType: { kind: 'wrongType', field, expected: 'list' },
  blank: { kind: 'blank', field },
  controlCharacters: { kind: 'controlCharacters', field },
  tooLong: { kind: 'tooLong', field, most: 60 },
  unknownValue: { kind: 'unknownValue', field, allowed: ['suspended', 'hasData'] },
  element: { kind: 'element', field, why: 'noLength' },
  repeated: { kind: 'repeated', field },
  outOfRange: { kind: 'outOfRange', field, least: 1, most: 65_536 },
  emptyRange: { kind: 'emptyRange', field },
  nameTaken: { kind: 'nameTaken', field },
  tooMany: { kind: 'tooMany', most: 20 },
  shipped: { kind: 'shipped' },
};

const IO_FAULTS = [
  'notFound',
  'alreadyExists',
  'isAFolder',
  'notAFolder',
  'notAFile',
  'inUse',
  'name',
  'tooLarge',
  'unreachable',
  'drive',
  'incomplete',
  'unknown',
] as const satisfies readonly IoFault[];

describe.each(['en', 'fr'] as const)('what went wrong, in %s', (locale) => {
  it.each(Object.values(PROBLEMS))('$kind', (problem) => {
    language.choose(locale);
    const text = sentence(problem);
    expect(text).toMatch(/[.!]$/);
    expect(text).not.toMatch(/\{|undefined|\[object/);
    if ('file' in problem) expect(text).toContain(problem.file);
    if ('path' in problem) expect(text).toContain(problem.path);
    if (problem.kind === 'badManifest') {
      const { reason } = problem;
      expect(text).toContain(typeof reason === 'string' ? reason : unreadable(reason));
    }
  });

  it('every fault of a profile, with its field', () => {
    language.choose(locale);
    const texts = Object.values(PROFILE_FAULTS).map((fault) => {
      const text = sentence({ kind: 'profile', file: null, fault });
      expect(text).not.toMatch(/\{|undefined|\[object/);
      if ('field' in fault) expect(text).toContain(fault.field);
      return text;
    });
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('every limit, with its value', () => {
    language.choose(locale);
    for (const kind of ['entries', 'totalMib', 'ratio', 'depth', 'pathBytes'] as const) {
      expect(sentence({ kind: 'overLimit', file, limit: { kind, most: 200 } })).toContain('200');
    }
  });

  it('advises the settings only where they hold the limit', () => {
    language.choose(locale);
    const advises = (kind: Limit['kind']) =>
      /settings|réglages/.test(sentence({ kind: 'overLimit', file, limit: { kind, most: 1 } }));
    expect((['entries', 'totalMib', 'ratio'] as const).every(advises)).toBe(true);
    expect((['depth', 'pathBytes'] as const).some(advises)).toBe(false);
  });

  it('every fault in its own words', () => {
    language.choose(locale);
    const each: Problem[][] = [
      (['refused', 'sameAsAnother', 'fileAndFolder'] as const).map((fault) => ({
        kind: 'unusableName',
        file,
        entry: 'a/b',
        fault,
      })),
      (['notAZip', 'incomplete', 'damaged'] as const).map((fault) => ({ kind: 'notAZip', file, fault })),
      (['header', 'content', 'incomplete'] as const).map((fault) => ({
        kind: 'damagedEntry',
        file,
        entry: 'a/b',
        fault,
      })),
      IO_FAULTS.map((fault) => ({ kind: 'io', path: 'a/b', fault })),
    ];
    for (const problems of each) {
      const texts = problems.map(sentence);
      expect(texts.join()).not.toMatch(/undefined|\[object/);
      expect(new Set(texts).size).toBe(problems.length);
    }
  });

  it('anything else that was thrown, without its own words', () => {
    language.choose(locale);
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    expect(sentence(new Error('boom'))).not.toContain('boom');
    expect(logged).toHaveBeenCalledOnce();
    logged.mockRestore();
  });
});

it('says each problem in both languages with other words', () => {
  for (const problem of Object.values(PROBLEMS)) {
    language.choose('en');
    const first = sentence(problem);
    language.choose('fr');
    expect(sentence(problem)).not.toBe(first);
  }
});

it('has words for every error code of the standard', () => {
  for (const code of [0, 101, 201, 202, 203, 301, 401, 402, 403, 404, 405]) {
    expect(errorCode(code)).not.toBe(String(code));
  }
  expect(errorCode(999)).toBe('999');
});
