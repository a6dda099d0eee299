// Short news of what came out of something, which goes by itself.

const SHOWN_MS = 6000;

export interface Toast {
  id: number;
  text: string;
  bad: boolean;
  /** What can be done about it while it is shown. */
  action: { label: string; act: () => void } | undefined;
}

class Toasts {
  all = $state<Toast[]>([]);
  private next = 0;

  say(text: string, bad = false, action?: Toast['action']): void {
    const id = (this.next += 1);
    this.all.push({ id, text, bad, action });
    setTimeout(() => this.drop(id), bad || action ? SHOWN_MS * 2 : SHOWN_MS);
  }

  drop(id: number): void {
    this.all = this.all.filter((toast) => toast.id !== id);
  }
}

export const toasts = new Toasts();
