// Runs before the interface's page is drawn: its first frame shows the library, in the theme that the user chose.
(packages, theme, layout) => {
  if (window !== window.top) return;
  // Where the page is loaded again, what it was opened with may be out of date.
  Object.assign(window, { packages, theme: sessionStorage.getItem('theme') ?? theme, layout });
  const systemIsDark = () => matchMedia('(prefers-color-scheme: dark)').matches;
  const dark = window.theme === 'dark' || (window.theme === 'system' && systemIsDark());
  const show = () => document.documentElement?.classList.toggle('dark', dark) !== undefined;
  // The element that has the class may not be there yet.
  if (!show()) new MutationObserver((_, created) => show() && created.disconnect()).observe(document, { childList: true });
};
