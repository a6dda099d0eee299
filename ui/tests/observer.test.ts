import { describe, expect, it, vi } from 'vitest';
import { describe as text, describeAll } from '../player/describe';
import { makeGuard } from '../player/guard';
import type { Host } from '../player/timeline';
import { observation } from '../player/observed';
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
  it('is rebuilt: an access is one to the clipboard, a media failure one of three', () => {
    const access = { access: 'camera', target: 'https://forged.example', decision: 'allowed', count: 1_000 };
    expect(observation('access', access)).toEqual({
      kind: 'access',
      access: 'clipboardWrite',
      target: '',
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
