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

/** The name of a language, by its tag, in the interface's language. */
export function languageName(tag: string): string {
  const names = new Intl.DisplayNames(getLocale(), { type: 'language', languageDisplay: 'standard' });
  const name = names.of(tag) ?? tag;
  return name.charAt(0).toLocaleUpperCase(getLocale()) + name.slice(1);
}

/** The name of a language in that language. */
export function ownLanguageName(tag: string): string {
  const name = new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag;
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}

/** The languages with their names in the interface's language, in the order of the names. */
export function learnerLanguages(): { tag: string; name: string }[] {
  const named = TAGS.map((tag) => ({ tag, name: languageName(tag) }));
  return named.sort((one, other) => one.name.localeCompare(other.name, getLocale()));
}
