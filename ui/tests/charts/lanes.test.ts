import { describe, expect, it } from 'vitest';
import { linear, moved, nearest, timeTicks, zoomed, type Mark } from '../../src/charts/lanes';

const mark = (x: number): Mark => ({ id: String(x), x, height: 1, at: '', title: '', opens: true });

describe('a picture', () => {
  it('draws a value at its place, and finds it there again', () => {
    const axis = linear([10, 20], [100, 300]);
    expect([10, 15, 20].map(axis.place)).toEqual([100, 200, 300]);
    expect([100, 200, 300].map(axis.value)).toEqual([10, 15, 20]);
    // A range without a length has its place all the same.
    expect(linear([5, 5], [100, 300]).place(5)).toBe(100);
  });

  it('finds the mark that is nearest', () => {
    const marks = [1, 5, 9].map(mark);
    const found = [-1, 1, 2.9, 3.1, 7.1, 20].map((x) => nearest(marks, x)?.x);
    expect(found).toEqual([1, 1, 1, 5, 9, 9]);
    expect(nearest([], 1)).toBeUndefined();
  });

  it.each([
    ['in, around a place that stays where it is', [0, 100], 25, 0.5, [12.5, 62.5]],
    ['in, to the shortest part at most', [0, 2], 1, 0.1, [0.5, 1.5]],
    ['out, inside of the whole', [0, 50], 50, 4, [0, 100]],
    ['out, beside its end', [80, 100], 100, 2, [60, 100]],
  ] as const)('zooms %s', (_, shown, x, factor, expected) => {
    expect(zoomed(shown, [0, 100], x, factor, 1)).toEqual(expected);
  });

  it('stays inside of the whole when it is moved', () => {
    expect(moved([-5, 15], [0, 100])).toEqual([0, 20]);
    expect(moved([95, 115], [0, 100])).toEqual([80, 100]);
    expect(moved([-50, 150], [0, 100])).toEqual([0, 100]);
  });

  it.each([
    ['hours', [0, 7200], 5, ['0:00', '30:00', '1:00:00', '1:30:00', '2:00:00']],
    ['many hours', [0, 360_000], 4, ['0:00', '25:00:00', '50:00:00', '75:00:00', '100:00:00']],
    ['minutes', [0, 130], 6, ['0:00', '0:30', '1:00', '1:30', '2:00']],
    ['tenths', [59.9, 60.25], 4, ['0:59.9', '1:00.0', '1:00.1', '1:00.2']],
    ['nothing', [3, 3], 4, ['0:03']],
  ] as const)('names times of %s', (_, range, most, names) => {
    expect(timeTicks(range, most).map(({ name }) => name)).toEqual(names);
  });
});
