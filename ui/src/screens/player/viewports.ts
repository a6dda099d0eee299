// Sizes of screens that a module can be tried in.

import { m } from '../../lib/paraglide/messages';

export interface Viewport {
  id: string;
  name: () => string;
  /** In CSS pixels of the module; undefined for as much as there is. */
  size?: { width: number; height: number };
}

export const VIEWPORTS: readonly [Viewport, ...Viewport[]] = [
  { id: 'free', name: m.viewport_free },
  { id: 'phone', name: m.viewport_phone, size: { width: 390, height: 844 } },
  { id: 'tablet', name: m.viewport_tablet, size: { width: 820, height: 1180 } },
  { id: '1024', name: m.viewport_screen, size: { width: 1024, height: 768 } },
  { id: '1366', name: m.viewport_screen, size: { width: 1366, height: 768 } },
];

/** Where a viewport lies within the space that there is: in its middle, made smaller where it does not fit. */
export function fit(
  size: Viewport['size'],
  { width: wide, height: high }: { width: number; height: number },
): { left: number; top: number; width: number; height: number; zoom: number } {
  if (!size) return { left: 0, top: 0, width: wide, height: high, zoom: 1 };
  const zoom = Math.min(1, wide / size.width, high / size.height);
  const [width, height] = [size.width * zoom, size.height * zoom];
  return { left: (wide - width) / 2, top: (high - height) / 2, width, height, zoom };
}
