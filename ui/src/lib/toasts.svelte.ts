// Toasts: short messages about what an action did, which close by themselves.

const SHOWN_MS = 6000;

/** A text in the current language. Shown texts follow the language, so they are kept as messages, not as strings. */
export type Message = () => string;

export interface Toast {
  id: number;
  kind: 'success' | 'info' | 'error';
  text: Message;
  /** Why an action failed. */
  reason?: Message;
  /** What can be done about it while it is shown. */
  action?: { label: Message; act: () => void };
}

class Toasts {
  all = $state.raw<Toast[]>([]);
  private next = 0;

  success(text: Message, action?: Toast['action']): void {
    this.show({ kind: 'success', text, action });
  }

  info(text: Message): void {
    this.show({ kind: 'info', text });
  }

  error(text: Message, reason?: Message): void {
    this.show({ kind: 'error', text, reason });
  }

  close(id: number): void {
    this.all = this.all.filter((toast) => toast.id !== id);
  }

  private show(toast: Omit<Toast, 'id'>): void {
    const id = (this.next += 1);
    this.all = [...this.all, { ...toast, id }];
    setTimeout(() => this.close(id), toast.kind === 'error' || toast.action ? SHOWN_MS * 2 : SHOWN_MS);
  }
}

export const toasts = new Toasts();
