import { afterEach, describe, expect, it, vi } from 'vitest';
import { describe as text, describeAll } from '../player/describe';
import { makeGuard } from '../player/guard';
import type { Host } from '../player/timeline';
import { observation } from '../player/observed';
import { watchSent, type SentBody } from '../player/sent';
import { watchStorage } from '../player/storage';
import { StoredNames } from '../player/stored';
import { wrap, wrapConstructor, wrapSetter } from '../player/wrap';

function host(): Host {
  return {
    closesByPage: false,
    recordsLookups: true,
    page: vi.fn(),
    observed: vi.fn(),
    dropped: vi.fn(),
    observing: vi.fn(),
    opened: vi.fn(),
  };
}

describe('a value as text', () => {
  it.each([
    ['a text', 'a text'],
    [undefined, 'undefined'],
    [null, 'null'],
    [10n, '10'],
    [{ a: 1, b: ['x', { c: null }] }, '{"a":1,"b":["x",{"c":null}]}'],
    [new TypeError('no'), 'TypeError: no'],
    [new Date(0), '1970-01-01T00:00:00.000Z'],
    [{ a: { b: { c: { d: {} } } } }, '{"a":{"b":{"c":{"d":{…}}}}}'],
  ])('%o', (value, expected) => expect(text(value)).toBe(expected));

  it('runs none of the code of the value', () => {
    const run = vi.fn(() => 'run');
    const value = { toString: run, toJSON: run };
    Object.defineProperty(value, 'getter', { get: run, enumerable: true });
    expect(text(value)).toContain('"getter":…');
    expect(run).not.toHaveBeenCalled();
  });

  it('is bounded', () => {
    expect(text('x'.repeat(100_000)).length).toBe(8 * 1024);
    expect(text(Array(1_000_000).fill(1)).length).toBeLessThan(300);
    expect(describeAll(Array(1_000_000).fill('x'.repeat(100))).length).toBeLessThan(10_000);
  });
});

describe('a wrapped function', () => {
  it('looks and works as before', () => {
    const owner = { add: (a: number, b: number) => a + b };
    const seen: unknown[] = [];
    wrap(owner, 'add', (passed, call) => {
      seen.push(...passed);
      return call();
    });
    expect(owner.add(1, 2)).toBe(3);
    expect(seen).toEqual([1, 2]);
    expect([owner.add.name, owner.add.length]).toEqual(['add', 2]);
    expect(String(owner.add)).toContain('[native code]');
  });
});

describe('a wrapped setter', () => {
  it('works as before, and is taken away', () => {
    class Owner {
      kept = '';
      get src(): string {
        return this.kept;
      }
      set src(value: string) {
        this.kept = value;
      }
    }
    const before = Object.getOwnPropertyDescriptor(Owner.prototype, 'src');
    const seen: unknown[] = [];
    const undo = wrapSetter(Owner.prototype, 'src', (passed, call, self) => {
      seen.push(self, ...passed);
      return call();
    });
    const owner = new Owner();
    owner.src = 'a.mp3';
    expect([owner.src, ...seen]).toEqual(['a.mp3', owner, 'a.mp3']);
    undo();
    expect(Object.getOwnPropertyDescriptor(Owner.prototype, 'src')).toEqual(before);
  });
});

describe('a wrapped constructor', () => {
  it('makes what it made before, for subclasses too', () => {
    class Sound {
      constructor(readonly src?: string) {}
    }
    const owner = { Sound };
    const made: unknown[] = [];
    wrapConstructor(owner, 'Sound', (call) => {
      const sound = call();
      made.push(sound);
      return sound;
    });
    const sound = new owner.Sound('a.mp3');
    class Longer extends owner.Sound {}
    const longer = new Longer('b.mp3');
    expect([sound.src, longer.src]).toEqual(['a.mp3', 'b.mp3']);
    expect([sound.constructor, longer.constructor]).toEqual([Sound, Longer]);
    expect(made).toEqual([sound, longer]);
    expect(longer instanceof owner.Sound && sound instanceof owner.Sound).toBe(true);
  });
});

describe('an observation from the module', () => {
  it('is rebuilt: an access is one to the clipboard or a storage, a media failure one of three', () => {
    const access = { access: 'camera', target: 'https://forged.example', decision: 'allowed', count: 1_000 };
    expect(observation('access', access)).toEqual({
      kind: 'access',
      access: 'clipboardWrite',
      target: '',
      decision: 'allowed',
      count: 1,
    });
    const stored = { access: 'cookie', target: 'x'.repeat(300), decision: 'blocked', count: 1_000 };
    expect(observation('access', stored)).toEqual({
      kind: 'access',
      access: 'cookie',
      target: 'x'.repeat(256),
      decision: 'allowed',
      count: 1,
    });
    const media = { url: 'a.mp4', element: 'video', failure: 'forged', message: 1, format: {} };
    expect(observation('unplayable', media)).toEqual({
      kind: 'unplayable',
      url: 'a.mp4',
      element: 'video',
      failure: 'notSupported',
      message: '',
    });
  });

  it('has a text and a length of what was sent, or neither', () => {
    const sent = { url: 'https://x.example/', by: 'forged', text: 'x'.repeat(9_000), length: 2 ** 40 };
    expect(observation('requestBody', sent)).toEqual({
      kind: 'requestBody',
      url: 'https://x.example/',
      by: 'fetch',
      text: 'x'.repeat(8_192),
      length: 2 ** 32 - 1,
    });
    expect(observation('requestBody', { by: 'beacon', text: {}, length: -1 })).toEqual({
      kind: 'requestBody',
      url: '',
      by: 'beacon',
      text: null,
      length: null,
    });
  });
});

describe('what a module stores', () => {
  function watched() {
    const reported: string[] = [];
    const to = host();
    const storage = watchStorage(
      window,
      makeGuard(to),
      (call) => call(),
      (kind, key) => reported.push(`${kind} ${key}`),
    );
    return { ...storage, reported, to };
  }

  it('is reported by its name, and not what it only reads', () => {
    const { undo, reported, to } = watched();
    localStorage.setItem('bookmark', '7');
    sessionStorage.setItem('page', '2');
    expect(localStorage.getItem('bookmark')).toBe('7');
    expect(document.cookie).toBe('');
    document.cookie = 'visitor=1; path=/';
    document.cookie = 'visitor=; max-age=0; path=/';
    document.cookie = 'visitor=; expires=Thu, 01 Jan 1970 00:00:00 GMT; path=/';
    expect(reported).toEqual(['localStorage bookmark', 'sessionStorage page', 'cookie visitor']);
    undo();
    localStorage.setItem('later', '1');
    expect(reported).toHaveLength(3);
    expect(to.observed).not.toHaveBeenCalled();
    localStorage.clear();
    sessionStorage.clear();
  });

  it('is found where it was set as a property', () => {
    const { look, undo, reported } = watched();
    (localStorage as unknown as Record<string, string>)['lesson'] = '3';
    expect(reported).toEqual([]);
    look();
    expect(reported).toEqual(['localStorage lesson']);
    undo();
    localStorage.clear();
  });

  it('runs none of the code of a key, and throws what the browser throws', () => {
    const { undo, reported } = watched();
    const toString = vi.fn(() => 'made');
    localStorage.setItem({ toString } as unknown as string, '1');
    expect(toString).toHaveBeenCalledTimes(1);
    expect(() => (localStorage.setItem as () => void)()).toThrow(/arguments/);
    expect(reported).toEqual([]);
    undo();
    localStorage.clear();
  });

  it('is recorded once, and of each kind no more than some', () => {
    const names = new StoredNames();
    expect(names.isNew('cookie', 'a')).toBe(true);
    expect(names.isNew('cookie', 'a')).toBe(false);
    expect(names.isNew('localStorage', 'a')).toBe(true);
    for (let at = 0; at < 1_000; at += 1) names.isNew('cookie', `made ${at}`);
    expect(names.isNew('cookie', 'one more')).toBe(false);
    expect(names.isNew('indexedDb', 'a')).toBe(true);
  });
});

describe('what a module sends to other hosts', () => {
  const ends: (() => void)[] = [];
  afterEach(() => {
    for (const end of ends.splice(0)) end();
  });

  /** A window whose functions that send something do nothing else. */
  function watched() {
    const sent: SentBody[] = [];
    const to = host();
    const calls: unknown[][] = [];
    const called = (...passed: unknown[]) => calls.push(passed);
    const { fetch: before } = window;
    window.fetch = called as unknown as typeof fetch;
    Object.defineProperty(Navigator.prototype, 'sendBeacon', { value: called, configurable: true, writable: true });
    const send = vi.spyOn(XMLHttpRequest.prototype, 'send').mockImplementation(() => undefined);
    const { leave, undo } = watchSent(
      window,
      makeGuard(to),
      (call) => call(),
      (one) => sent.push(one),
    );
    ends.push(() => {
      undo();
      send.mockRestore();
      window.fetch = before;
      Reflect.deleteProperty(Navigator.prototype, 'sendBeacon');
    });
    return { sent, to, calls, leave, undo, xhr: send };
  }

  const away = 'https://stats.example/collect';

  it.each<[string, unknown, string | null, number | null]>([
    ['a text', '{"id":"learner-1"}', '{"id":"learner-1"}', 18],
    ['a long text', 'x'.repeat(10_000), 'x'.repeat(8_192), 10_000],
    ['a number', 7, '7', 1],
    ['the fields of an address', new URLSearchParams({ uid: 'learner-1', q: 'é' }), 'uid=learner-1&q=%C3%A9', 22],
    ['bytes', new Uint8Array([1, 2, 3]).subarray(1), null, 2],
    ['a buffer', new ArrayBuffer(12), null, 12],
    ['a view', new DataView(new ArrayBuffer(8), 2), null, 6],
    ['a file', new Blob(['abc'], { type: 'image/png' }), null, 3],
    ['an unknown object', {}, null, null],
  ])('is noted: %s', (_, body, text, length) => {
    const { sent, to, calls, xhr } = watched();
    void fetch(away, { method: 'POST', body: body as BodyInit });
    navigator.sendBeacon(new URL(away), body as BodyInit);
    const request = new XMLHttpRequest();
    request.open('post', away);
    request.send(body as XMLHttpRequestBodyInit);
    expect(sent).toEqual(['fetch', 'beacon', 'xhr'].map((by) => ({ url: away, by, text, length })));
    expect(calls.map(([, given]) => given)).toEqual([{ method: 'POST', body }, body]);
    expect(xhr).toHaveBeenCalledWith(body);
    expect(to.observed).not.toHaveBeenCalled();
  });

  it('is noted as the fields of a form, with the names of files', () => {
    const { sent } = watched();
    const form = new FormData();
    form.append('learner', 'Camille Martin');
    form.append('photo', new File(['abc'], 'me.png'));
    void fetch(away, { method: 'POST', body: form });
    expect(sent[0]?.text).toBe('learner=Camille+Martin&photo=me.png');
    expect([...form.keys()]).toEqual(['learner', 'photo']);
  });

  it('is not noted where it stays on its own host, or nothing is sent', () => {
    const { sent, calls } = watched();
    void fetch('answers.json', { method: 'POST', body: 'x' });
    void fetch(`${location.origin}/a`, { method: 'POST', body: 'x' });
    void fetch('data:text/plain,x', { method: 'POST', body: 'x' });
    void fetch('https://', { method: 'POST', body: 'x' });
    void fetch(away);
    void fetch(away, { body: null });
    navigator.sendBeacon(away);
    const request = new XMLHttpRequest();
    request.open('GET', away);
    request.send('x');
    request.open('POST', 'answers.json');
    request.send('x');
    expect(sent).toEqual([]);
    expect(calls).toHaveLength(7);
  });

  it('runs none of the code of an address, of options or of a body', () => {
    const { sent, to } = watched();
    const run = vi.fn(() => away);
    const body = {
      toString: run,
      toJSON: run,
      valueOf: run,
      get size() {
        return run();
      },
    };
    const options = { method: 'POST' };
    Object.defineProperty(options, 'body', { get: run });
    void fetch({ toString: run } as unknown as URL, { method: 'POST', body: 'x' });
    void fetch(away, options);
    navigator.sendBeacon(away, body as unknown as BodyInit);
    expect(run).not.toHaveBeenCalled();
    expect(sent.map(({ text, length }) => [text, length])).toEqual([
      [null, null],
      [null, null],
    ]);
    expect(to.observed).not.toHaveBeenCalled();
  });

  it('is not noted of a socket that is not open', () => {
    const { sent } = watched();
    const socket = Object.create(WebSocket.prototype) as WebSocket;
    expect(() => socket.send('x')).toThrow();
    expect(sent).toEqual([]);
  });

  it('is read where a blob says that it is a text, and not once the page goes', async () => {
    const { sent, leave } = watched();
    const blob = (text: string) => new Blob([text], { type: 'application/json' });
    const all = () => sent.map(({ text, length }) => [text, length]);
    navigator.sendBeacon(away, blob('{"é":1}'));
    await vi.waitFor(() => expect(all()).toEqual([['{"é":1}', 7]]));
    navigator.sendBeacon(away, blob('{"a":2}'));
    leave();
    navigator.sendBeacon(away, blob('{"ab":3}'));
    expect(all().slice(1)).toEqual([
      [null, 7],
      [null, 8],
    ]);
    await Promise.resolve();
    expect(sent).toHaveLength(3);
  });

  it('is not noted any more when the observation has ended', () => {
    const { sent, undo } = watched();
    undo();
    void fetch(away, { method: 'POST', body: 'x' });
    expect(sent).toEqual([]);
  });
});

describe('the guard', () => {
  it('reports what its part throws, and no more than some of it', () => {
    const to = host();
    const guard = makeGuard(to);
    for (let time = 0; time < 30; time += 1) {
      guard(() => {
        throw new Error('broken');
      });
    }
    expect(to.observed).toHaveBeenCalledTimes(20);
    expect(to.observed).toHaveBeenCalledWith({ kind: 'observerError', message: 'Error: broken' });
    expect(to.dropped).toHaveBeenCalledTimes(10);
  });

  it('survives a host that is gone', () => {
    const gone = () => {
      throw new Error('gone');
    };
    const guard = makeGuard({
      closesByPage: false,
      recordsLookups: true,
      page: gone,
      observed: gone,
      dropped: gone,
      observing: gone,
      opened: gone,
    });
    expect(() => guard(gone)).not.toThrow();
  });
});
