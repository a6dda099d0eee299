// Loading what a screen shows. The newest request wins: an older result that arrives later is ignored.

import { untrack } from 'svelte';

export type LoadState<T> =
  | { kind: 'loading' }
  /** Could not be loaded; `value` is what was loaded before, if anything was. */
  | { kind: 'failed'; thrown: unknown; value: T | undefined }
  | { kind: 'loaded'; value: T };

export class Loader<T> {
  state = $state.raw<LoadState<T>>({ kind: 'loading' });
  private request = 0;
  private readonly read: () => Promise<T>;

  /** `read` asks for the value. An effect that calls {@link load} runs again when what `read` depends on changes. */
  constructor(read: () => Promise<T>, value?: T) {
    this.read = read;
    if (value !== undefined) this.state = { kind: 'loaded', value };
  }

  /** What was loaded last; it stays while it is loaded again. */
  get value(): T | undefined {
    return this.state.kind === 'loading' ? undefined : this.state.value;
  }

  /**
   * Loads the value, or loads it again.
   *
   * @returns whether this request's result is now shown: false if it failed or a newer request was made
   */
  async load(): Promise<boolean> {
    const request = (this.request += 1);
    // Says that it is loading again after a failure, so that a retry is seen.
    untrack(() => {
      if (this.state.kind === 'failed' && this.state.value === undefined) this.state = { kind: 'loading' };
    });
    try {
      const value = await this.read();
      if (request !== this.request) return false;
      this.state = { kind: 'loaded', value };
      return true;
    } catch (thrown) {
      if (request === this.request) this.state = { kind: 'failed', thrown, value: this.value };
      return false;
    }
  }

  /** Takes a value that is known without loading it; requests under way are ignored. */
  set(value: T): void {
    this.request += 1;
    this.state = { kind: 'loaded', value };
  }

  /** As it was before the first request. */
  clear(): void {
    this.request += 1;
    this.state = { kind: 'loading' };
  }
}
