// The colour scheme: the system's, light or dark.

const KEY = 'theme';
export const THEMES = ['system', 'light', 'dark'] as const;
export type ThemeName = (typeof THEMES)[number];

const system = window.matchMedia('(prefers-color-scheme: dark)');

class Theme {
  current = $state<ThemeName>(THEMES.find((name) => name === localStorage.getItem(KEY)) ?? 'system');

  choose(name: ThemeName): void {
    this.current = name;
    localStorage.setItem(KEY, name);
    this.show();
  }

  show(): void {
    const dark = this.current === 'dark' || (this.current === 'system' && system.matches);
    document.documentElement.classList.toggle('dark', dark);
  }
}

export const theme = new Theme();
system.addEventListener('change', () => theme.show());
theme.show();
