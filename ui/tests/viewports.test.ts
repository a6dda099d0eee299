import { describe, expect, it } from 'vitest';
import { fit } from '../src/screens/player/viewports';

describe('a viewport', () => {
  it('is in the middle of what there is', () => {
    const place = fit({ width: 390, height: 844 }, { width: 800, height: 900 });
    expect(place).toEqual({ left: 205, top: 28, width: 390, height: 844, zoom: 1 });
  });

  it('is made smaller where it does not fit, in its own proportions', () => {
    const place = fit({ width: 1366, height: 768 }, { width: 683, height: 700 });
    expect(place).toEqual({ left: 0, top: 158, width: 683, height: 384, zoom: 0.5 });
  });

  it('of no size has all that there is', () => {
    const place = fit(undefined, { width: 683, height: 700 });
    expect(place).toEqual({ left: 0, top: 0, width: 683, height: 700, zoom: 1 });
  });
});
