// Runs before the interface's page is drawn: its first frame shows the library, in the language and the theme that the user chose.
(packages, language, theme, layout) => {
  if (window !== window.top) return;
  // Where the page is loaded again, what it was opened with may be out of date.
  const chosen = (name) => sessionStorage.getItem(name);
  Object.assign(window, { packages, language: chosen('language') ?? language, theme: chosen('theme') ?? theme, layout });
  const systemIsDark = () => matchMedia('(prefers-color-scheme: dark)').matches;
  const dark = window.theme === 'dark' || (window.theme === 'system' && systemIsDark());
  const show = () => document.documentElement?.classList.toggle('dark', dark) !== undefined;
  // The element that has the class may not be there yet.
  if (!show()) new MutationObserver((_, created) => show() && created.disconnect()).observe(document, { childList: true });
};
