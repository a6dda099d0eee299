// The whole screen for the module: the window has the screen, and shows little else.

import { api } from './api';

class FullScreen {
  on = $state(false);
  /** Whether the system says that the window has the screen: some systems never do. */
  private seen = false;

  set(on: boolean): void {
    if (this.on === on) return;
    this.on = on;
    this.seen = false;
    // Where the system refuses, the module has the window at least.
    void api.setFullScreen(on).catch(() => undefined);
  }

  /** The window has another size: the system may have taken the screen away from it. */
  async check(): Promise<void> {
    if (!this.on) return;
    const now = await api.isFullScreen();
    if (this.seen && !now) this.on = false;
    this.seen = now;
  }
}

export const fullScreen = new FullScreen();
