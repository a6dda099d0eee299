// Audio and video that the browser does not play. An element that is in no document sends its events to nobody else, so each
// is listened to from the first time that a script makes it, sets its `src` or has it load or play.

import { cut } from './describe';
import { reader } from './reader';
import type { MediaFailure } from './timeline';
import { wrap, wrapConstructor, wrapSetter } from './wrap';

/** Failures of a page that are reported. */
const FAILURES_PER_PAGE = 100;
/** How long a picture may take to come when the sound plays already, on a machine that is busy. */
const PICTURE_LIMIT_MS = 3_000;
/** Codes of [`MediaError`]. The others are of the network, or of nobody's fault. */
const FAILURES: Record<number, MediaFailure> = { 3: 'decoding', 4: 'notSupported' };

export interface UnplayableMedia {
  /** The address as the page asked for it. */
  url: string;
  element: Element;
  failure: MediaFailure;
  message: string;
}

type Report = (media: UnplayableMedia) => void;
type Guard = (act: () => void) => void;

const { apply } = Reflect;
const { addEventListener: addListener, removeEventListener: removeListener } = EventTarget.prototype;
const { getAttribute } = Element.prototype;
const { has, add } = Set.prototype;
const { has: isIn, add: addTo, delete: removeFrom } = WeakSet.prototype;
const { setTimeout: later } = window;

const errorOf = reader<MediaError | null>(HTMLMediaElement.prototype, 'error');
const timeOf = reader<number>(HTMLMediaElement.prototype, 'currentTime');
const widthOf = reader<number>(HTMLVideoElement.prototype, 'videoWidth');
/** Not in Chromium. */
const tracksOf = reader<{ length: number }>(HTMLMediaElement.prototype, 'videoTracks');
const codeOf = reader<number>(MediaError.prototype, 'code');
const messageOf = reader<string>(MediaError.prototype, 'message');
const nameOf = reader<string>(Element.prototype, 'localName');
const nextOf = reader<Element | null>(Element.prototype, 'nextElementSibling');
const parentOf = reader<Node | null>(Node.prototype, 'parentNode');

/** Whether this is an `audio` or a `video`. */
function isMedia(target: unknown): target is HTMLMediaElement {
  return errorOf(target) !== undefined;
}

/** Whether this is a `source` of an `audio` or a `video`. */
function isSource(target: unknown): target is HTMLSourceElement {
  return nameOf(target) === 'source' && isMedia(parentOf(target));
}

/** Whether errors of this element are about media. */
export function isAboutMedia(target: unknown): boolean {
  return isMedia(target) || isSource(target);
}

/** Whether the browser has another source to try. */
function hasNext(source: Element): boolean {
  for (let next = nextOf(source); next; next = nextOf(next)) if (nameOf(next) === 'source') return true;
  return false;
}

/**
 * Reports the media of a window's pages that is not played, each file once.
 * @param native calls a function of the browser
 * @returns ends that
 */
export function watchMedia(
  view: Window & typeof globalThis,
  guard: Guard,
  native: (call: () => unknown) => unknown,
  report: Report,
): () => void {
  const known = new Set<string>();
  /** Elements that have played without a picture, and may get one yet. */
  const suspected = new WeakSet<object>();
  const fail = (element: Element, from: Element, failure: MediaFailure, message = '') => {
    const url = apply(getAttribute, from, ['src']) as string | null;
    // A player that is done with an element empties it.
    if (url === null || url === '') return;
    const key = `${failure} ${cut(url)}`;
    if (known.size >= FAILURES_PER_PAGE || apply(has, known, [key])) return;
    apply(add, known, [key]);
    report({ url, element, failure, message });
  };

  const check = (target: unknown) => {
    const error = errorOf(target);
    const failure = error && FAILURES[codeOf(error) ?? 0];
    if (failure) fail(target as Element, target as Element, failure, messageOf(error) ?? '');
  };
  const failed = ({ target }: Event) =>
    guard(() => {
      if (isMedia(target)) check(target);
      else if (isSource(target) && !hasNext(target)) fail(parentOf(target) as Element, target, 'notSupported');
    });
  // Sound that plays in a `video` without a picture: the workbench knows whether the file has one.
  const isWithoutPicture = (target: unknown) =>
    widthOf(target) === 0 && !tracksOf(target)?.length && (timeOf(target) ?? 0) > 0;
  const progressed = ({ target }: Event) =>
    guard(() => {
      if (!isWithoutPicture(target) || apply(isIn, suspected, [target])) return;
      apply(addTo, suspected, [target]);
      const confirm = () =>
        guard(() => {
          apply(removeFrom, suspected, [target]);
          if (isWithoutPicture(target)) fail(target as Element, target as Element, 'picture');
        });
      apply(later, window, [confirm, PICTURE_LIMIT_MS]);
    });

  // Again and again does no harm: a listener is there once. Captured: the errors of an element's sources come by it.
  const listen = (to: unknown) => {
    apply(addListener, to, ['error', failed, true]);
    apply(addListener, to, ['timeupdate', progressed, true]);
  };
  // It may have failed long ago, when nobody listened.
  const watch = (element: unknown) =>
    guard(() => {
      if (!isMedia(element)) return;
      listen(element);
      check(element);
    });
  listen(view);
  const { prototype } = view.HTMLMediaElement;
  const undo = [
    () => {
      apply(removeListener, view, ['error', failed, true]);
      apply(removeListener, view, ['timeupdate', progressed, true]);
    },
    wrapConstructor(view, 'Audio', (call) => {
      const audio = native(call);
      watch(audio);
      return audio;
    }),
  ];
  const watched = (_: unknown, call: () => unknown, self: unknown) => {
    watch(self);
    return native(call);
  };
  undo.push(wrapSetter(prototype, 'src', watched), wrap(prototype, 'load', watched), wrap(prototype, 'play', watched));
  return () => {
    for (const step of undo) step();
  };
}
