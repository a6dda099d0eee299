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
  private held = false;
  private readonly timers = new Map<number, ReturnType<typeof setTimeout>>();
  /** Those that came unasked, and that nobody may have seen yet. */
  private readonly unseen = new Set<number>();

  success(text: Message, action?: Toast['action']): void {
    this.show({ kind: 'success', text, action });
  }

  info(text: Message): void {
    this.show({ kind: 'info', text });
  }

  /** Says what the workbench did by itself. It does not close before somebody is at the window: see {@link attend}. */
  notice(text: Message): void {
    this.unseen.add(this.next + 1);
    this.show({ kind: 'info', text });
  }

  /** Somebody is at the window. */
  attend(): void {
    if (this.unseen.size === 0) return;
    const seen = this.all.filter(({ id }) => this.unseen.has(id));
    this.unseen.clear();
    if (!this.held) for (const toast of seen) this.start(toast);
  }

  error(text: Message, reason?: Message): void {
    this.show({ kind: 'error', text, reason });
  }

  close(id: number): void {
    clearTimeout(this.timers.get(id));
    this.timers.delete(id);
    this.unseen.delete(id);
    this.all = this.all.filter((toast) => toast.id !== id);
    if (this.all.length === 0) this.held = false;
  }

  /** Lets none close by itself until {@link release}: the user is at them. */
  hold(): void {
    this.held = true;
    for (const timer of this.timers.values()) clearTimeout(timer);
  }

  release(): void {
    this.held = false;
    for (const toast of this.all) this.start(toast);
  }

  private show(toast: Omit<Toast, 'id'>): void {
    const id = (this.next += 1);
    this.all = [...this.all, { ...toast, id }];
    if (!this.held) this.start({ ...toast, id });
  }

  private start({ id, kind, action }: Toast): void {
    clearTimeout(this.timers.get(id));
    if (this.unseen.has(id)) return;
    const shown = kind === 'error' || action ? SHOWN_MS * 2 : SHOWN_MS;
    this.timers.set(
      id,
      setTimeout(() => this.close(id), shown),
    );
  }
}

export const toasts = new Toasts();
