import { flushSync } from 'svelte';
import { describe, expect, it } from 'vitest';
import { Loader } from '../src/lib/loader.svelte';

interface Request<T> {
  resolve: (value: T) => void;
  reject: (thrown: unknown) => void;
}

/** A loader whose requests are answered by hand, in whatever order. */
function byHand<T>(): { loader: Loader<T>; requests: Request<T>[] } {
  const requests: Request<T>[] = [];
  const loader = new Loader<T>(() => new Promise((resolve, reject) => requests.push({ resolve, reject })));
  return { loader, requests };
}

const GONE = { kind: 'stillRunning' };

describe('a loader', () => {
  it('is loading, then loaded', async () => {
    const { loader, requests } = byHand<string>();
    const loaded = loader.load();
    expect(loader.state).toEqual({ kind: 'loading' });
    requests[0]?.resolve('a');
    expect(await loaded).toBe(true);
    expect(loader.state).toEqual({ kind: 'loaded', value: 'a' });
  });

  it('ignores an older answer that arrives after a newer one', async () => {
    const { loader, requests } = byHand<string>();
    const [older, newer] = [loader.load(), loader.load()];
    requests[1]?.resolve('newer');
    expect(await newer).toBe(true);
    requests[0]?.resolve('older');
    expect(await older).toBe(false);
    expect(loader.value).toBe('newer');
  });

  it('does not show an older answer while a newer one is awaited', async () => {
    const { loader, requests } = byHand<string>();
    const [older, newer] = [loader.load(), loader.load()];
    requests[0]?.resolve('older');
    expect(await older).toBe(false);
    expect(loader.state).toEqual({ kind: 'loading' });
    requests[1]?.resolve('newer');
    await newer;
    expect(loader.value).toBe('newer');
  });

  it('ignores an older failure that arrives after a newer answer', async () => {
    const { loader, requests } = byHand<string>();
    const [older, newer] = [loader.load(), loader.load()];
    requests[1]?.resolve('newer');
    await newer;
    requests[0]?.reject(GONE);
    expect(await older).toBe(false);
    expect(loader.state).toEqual({ kind: 'loaded', value: 'newer' });
  });

  it('says why it failed, that it tries again, and what it loaded then', async () => {
    const { loader, requests } = byHand<string>();
    const failed = loader.load();
    requests[0]?.reject(GONE);
    expect(await failed).toBe(false);
    expect(loader.state).toEqual({ kind: 'failed', thrown: GONE, value: undefined });
    const retried = loader.load();
    expect(loader.state).toEqual({ kind: 'loading' });
    requests[1]?.resolve('a');
    await retried;
    expect(loader.state).toEqual({ kind: 'loaded', value: 'a' });
  });

  it('keeps what it loaded before where it fails later', async () => {
    const { loader, requests } = byHand<string>();
    void loader.load();
    requests[0]?.resolve('a');
    await Promise.resolve();
    const again = loader.load();
    expect(loader.value).toBe('a');
    requests[1]?.reject(GONE);
    await again;
    expect(loader.state).toEqual({ kind: 'failed', thrown: GONE, value: 'a' });
  });

  it('takes a value that was set over an answer that was asked for before', async () => {
    const { loader, requests } = byHand<string>();
    const asked = loader.load();
    loader.set('set');
    requests[0]?.resolve('older');
    expect(await asked).toBe(false);
    expect(loader.value).toBe('set');
  });

  it('loads again in an effect when what it reads changes, and not for its own answers', async () => {
    let language = $state('en');
    const asked: string[] = [];
    const loader = new Loader(() => {
      asked.push(language);
      return Promise.resolve(language);
    });
    const stop = $effect.root(() => {
      $effect(() => void loader.load());
    });
    flushSync();
    await Promise.resolve();
    language = 'fr';
    flushSync();
    await Promise.resolve();
    flushSync();
    expect(asked).toEqual(['en', 'fr']);
    expect(loader.value).toBe('fr');
    stop();
  });
});
