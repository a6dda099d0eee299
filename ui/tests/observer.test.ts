import { describe, expect, it, vi } from 'vitest';
import { describe as text, describeAll } from '../player/describe';
import { makeGuard } from '../player/guard';
import type { Host } from '../player/timeline';
import { wrap } from '../player/wrap';

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
