// The colour scheme: the system's, light or dark. The window shows it before this runs (`src-tauri/src/start.js`).

import { api } from './api';
import type { Theme } from './bindings';
import { m } from './paraglide/messages';
import { run } from './run';

export const THEMES = ['system', 'light', 'dark'] as const;

const NAMES: Record<Theme, () => string> = { system: m.theme_system, light: m.theme_light, dark: m.theme_dark };

export function themeName(theme: Theme): string {
  return NAMES[theme]();
}

declare global {
  interface Window {
    /** The theme that the window was opened with. */
    theme?: Theme;
  }
}

const system = window.matchMedia('(prefers-color-scheme: dark)');

class ChosenTheme {
  current = $state<Theme>(window.theme ?? 'system');

  choose(name: Theme): void {
    this.current = name;
    // For when the page is loaded again.
    sessionStorage.setItem('theme', name);
    this.show();
    void run(m.failed_choose_theme, () => api.chooseTheme(name));
  }

  show(): void {
    const dark = this.current === 'dark' || (this.current === 'system' && system.matches);
    document.documentElement.classList.toggle('dark', dark);
  }
}

export const theme = new ChosenTheme();
system.addEventListener('change', () => theme.show());
theme.show();
