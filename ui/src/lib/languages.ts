// Languages that a module can find in the browser.

import { getLocale } from './paraglide/runtime';

/** BCP 47 tags of common languages of courses. */
const TAGS = [
  'ar',
  'cs',
  'de',
  'el',
  'en',
  'en-US',
  'es',
  'fi',
  'fr',
  'fr-CA',
  'he',
  'hu',
  'it',
  'ja',
  'ko',
  'nl',
  'pl',
  'pt',
  'pt-BR',
  'ro',
  'ru',
  'sv',
  'tr',
  'uk',
  'zh-CN',
  'zh-TW',
];

/** The languages with their names in the interface's language, in the order of the names. */
export function learnerLanguages(): { tag: string; name: string }[] {
  const names = new Intl.DisplayNames(getLocale(), { type: 'language', languageDisplay: 'standard' });
  const named = TAGS.map((tag) => {
    const name = names.of(tag) ?? tag;
    return { tag, name: name.charAt(0).toLocaleUpperCase(getLocale()) + name.slice(1) };
  });
  return named.sort((one, other) => one.name.localeCompare(other.name, getLocale()));
}
