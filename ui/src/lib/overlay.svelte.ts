// What is shown over every screen: one thing at a time.

export type Overlay = 'palette' | 'shortcuts' | 'about' | 'help';

class Overlays {
  shown = $state<Overlay>();

  show(overlay: Overlay): void {
    this.shown = overlay;
  }

  close(): void {
    this.shown = undefined;
  }
}

export const overlays = new Overlays();
