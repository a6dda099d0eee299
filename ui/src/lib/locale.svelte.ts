// The interface's language: the system's at first, then the chosen one. Messages that are shown follow it at once, with
// no reload: a module may be running.

import { locales, overwriteGetLocale, type Locale } from './paraglide/runtime';

declare global {
  interface Window {
    /** The language that had been chosen when the window was opened. */
    language?: Locale | null;
  }
}

function first(): Locale {
  const wanted = [window.language, ...navigator.languages].map((tag) => tag?.slice(0, 2));
  return wanted.map((tag) => locales.find((locale) => locale === tag)).find((found) => found !== undefined) ?? 'en';
}

class Language {
  current = $state<Locale>(first());

  choose(locale: Locale): void {
    this.current = locale;
    // For when the page is loaded again.
    sessionStorage.setItem('language', locale);
    document.documentElement.lang = locale;
  }
}

export const language = new Language();
document.documentElement.lang = language.current;
overwriteGetLocale(() => language.current);
