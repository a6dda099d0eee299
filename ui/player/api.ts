// The API that the module finds: each call is carried out by the run-time, compiled to wasm, and recorded there.

import type { Transport } from './transport';
import type { Rte } from './wasm/scorm_wasm.js';

/** `window.API`: the eight functions (SCORM 1.2 RTE §3.3). */
export type Api = Record<
  | 'LMSInitialize'
  | 'LMSFinish'
  | 'LMSGetValue'
  | 'LMSSetValue'
  | 'LMSCommit'
  | 'LMSGetLastError'
  | 'LMSGetErrorString'
  | 'LMSGetDiagnostic',
  (...passed: unknown[]) => string
>;

/** The API over `rte`; what it records is carried by `transport`. */
export function makeApi(rte: Rte, transport: Transport): Api {
  const recorded = (returned: string): string => {
    transport.wake();
    return returned;
  };
  const truth = (yes: boolean): string => (yes ? 'true' : 'false');

  /** A call that waits until what it returns `true` for is on disk, where the browser lets it. */
  const persisted = (yes: boolean): string => {
    const returned = recorded(truth(yes));
    if (!yes) return returned;
    switch (transport.persist()) {
      case 'stored':
        return returned;
      case 'unknown':
        // The socket still carries it. To say `false` would be wrong, and modules give up then.
        transport.record({ kind: 'unconfirmed', call: 0, answered: returned, error: 0 });
        transport.send();
        return returned;
      case 'notStored':
        rte.storageFailed();
        transport.record({ kind: 'unconfirmed', call: 0, answered: 'false', error: rte.lastError() });
        return 'false';
    }
  };

  const elements = new Elements(rte);
  return {
    LMSInitialize: (...passed) => recorded(truth(rte.initialize(text(passed[0]), others(passed, 1)))),
    LMSFinish: (...passed) => persisted(rte.finish(text(passed[0]), others(passed, 1))),
    LMSGetValue: (...passed) => recorded(elements.get(text(passed[0]), others(passed, 1))),
    LMSSetValue: (...passed) => recorded(truth(elements.set(text(passed[0]), asString(passed[1]), others(passed, 2)))),
    LMSCommit: (...passed) => persisted(rte.commit(text(passed[0]), others(passed, 1))),
    LMSGetLastError: (...passed) => recorded(rte.getLastError(others(passed, 0))),
    LMSGetErrorString: (...passed) => recorded(rte.getErrorString(text(passed[0]), others(passed, 1))),
    LMSGetDiagnostic: (...passed) => recorded(rte.getDiagnostic(text(passed[0]), others(passed, 1))),
  };
}

/** How many characters of names may be known at once: a module may make them up without end. */
const NAMES_LIMIT = 1 << 20;

/**
 * The elements that the module has named, by the run-time's numbers, each with the value that is here already: names and
 * values are not carried across for each call anew.
 */
export class Elements {
  private readonly known = new Map<string, { number: number; value: string }>();
  private length = 0;

  constructor(private readonly rte: Rte) {}

  get(name: string, passed?: string): string {
    const element = this.find(name);
    if (!this.rte.getValue(element.number, passed)) element.value = this.rte.value(element.number);
    return element.value;
  }

  set(name: string, value: string, passed?: string): boolean {
    const element = this.find(name);
    const set = this.rte.setValue(element.number, cut(value, TEXT_LIMIT), passed);
    // The run-time's strings are well-formed: what it holds as this value is.
    if (set) element.value = value.isWellFormed() ? value : value.toWellFormed();
    return set;
  }

  private find(name: string) {
    const known = this.known.get(name);
    if (known) return known;
    this.length += name.length;
    if (this.length > NAMES_LIMIT) {
      this.length = name.length;
      this.known.clear();
      this.rte.forgetElements();
    }
    const element = { number: this.rte.element(name), value: '' };
    this.known.set(name, element);
    return element;
  }
}

/** Maximum characters of a text that is passed to the run-time, which stores no longer value. */
const TEXT_LIMIT = 64 * 1024;
/** Maximum recorded characters of all arguments of a call whose arguments are not as in the standard. */
const ARGUMENTS_LIMIT = 96 * 1024;
/** Maximum recorded arguments of such a call. */
const ARGUMENTS_COUNT = 16;

/** What a value is to a browser that hands it on as a string. */
function asString(value: unknown): string {
  if (typeof value === 'string') return value;
  try {
    return String(value);
  } catch {
    // An object whose toString throws: the call still is one.
    return Object.prototype.toString.call(value);
  }
}

/** The same, truncated for the run-time. */
function text(value: unknown): string {
  return cut(asString(value), TEXT_LIMIT);
}

/** Truncates a text to `limit` characters. */
function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let end = 0;
  for (let left = limit; left > 0 && end < text.length; left -= 1) end += isPair(text, end) ? 2 : 1;
  return text.slice(0, end);
}

/** Number of characters; a surrogate pair is one. */
function characters(text: string): number {
  let pairs = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (!isPair(text, at)) continue;
    pairs += 1;
    at += 1;
  }
  return text.length - pairs;
}

function isPair(text: string, at: number): boolean {
  return (text.codePointAt(at) ?? 0) > 0xffff;
}

/**
 * The arguments as recorded, unless they are as many strings as in the standard, none of them truncated. A truncated one has
 * its length in characters.
 */
function others(passed: unknown[], asked: number): string | undefined {
  let asAsked = passed.length === asked;
  for (const value of passed) asAsked &&= typeof value === 'string' && value.length <= TEXT_LIMIT;
  if (asAsked) return undefined;
  let left = ARGUMENTS_LIMIT;
  const shown: unknown[] = passed.slice(0, ARGUMENTS_COUNT).map((value) => {
    const returned = asString(value);
    // Half a surrogate pair is no character: UTF-8, so the workbench, has none for it.
    const shown = cut(returned, Math.min(left, TEXT_LIMIT)).toWellFormed();
    left = Math.max(left - shown.length, 0);
    const type = value === null ? 'null' : typeof value;
    if (shown.length < returned.length) return [type, shown, characters(returned)];
    return type === 'string' ? shown : [type, shown];
  });
  if (passed.length > ARGUMENTS_COUNT) shown.push(['object', `[${passed.length - ARGUMENTS_COUNT} more arguments]`]);
  return JSON.stringify(shown).slice(1, -1);
}
