// Short news of what came out of something, which goes by itself.

const SHOWN_MS = 6000;

export interface Toast {
  id: number;
  text: string;
  bad: boolean;
}

class Toasts {
  all = $state<Toast[]>([]);
  private next = 0;

  say(text: string, bad = false): void {
    const id = (this.next += 1);
    this.all.push({ id, text, bad });
    setTimeout(() => this.drop(id), bad ? SHOWN_MS * 2 : SHOWN_MS);
  }

  drop(id: number): void {
    this.all = this.all.filter((toast) => toast.id !== id);
  }
}

export const toasts = new Toasts();
