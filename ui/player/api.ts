// The API that the module finds: each call is answered by the standard, compiled to wasm, and recorded there.

import type { Transport } from './transport';
import type { Rte } from './wasm/scorm_wasm.js';

type Answer = string;

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
  (...passed: unknown[]) => Answer
>;

/** The API over `rte`; what it records is carried by `transport`. */
export function makeApi(rte: Rte, transport: Transport): Api {
  const told = (answer: Answer): Answer => {
    transport.wake();
    return answer;
  };
  const truth = (yes: boolean): Answer => (yes ? 'true' : 'false');

  /** A call that is only answered `true` when what it keeps is on disk. */
  const keeping = (yes: boolean): Answer => {
    const answer = told(truth(yes));
    if (!yes) return answer;
    if (transport.dismissed) {
      transport.record({ kind: 'unconfirmed', call: 0, answered: answer, error: 0 });
      return answer;
    }
    if (transport.keep()) return answer;
    rte.storageFailed();
    transport.record({ kind: 'unconfirmed', call: 0, answered: 'false', error: rte.lastError() });
    return 'false';
  };

  const elements = new Elements(rte);
  return {
    LMSInitialize: (...passed) => told(truth(rte.initialize(text(passed[0]), others(passed, 1)))),
    LMSFinish: (...passed) => keeping(rte.finish(text(passed[0]), others(passed, 1))),
    LMSGetValue: (...passed) => told(elements.get(text(passed[0]), others(passed, 1))),
    LMSSetValue: (...passed) => told(truth(elements.set(text(passed[0]), text(passed[1]), others(passed, 2)))),
    LMSCommit: (...passed) => keeping(rte.commit(text(passed[0]), others(passed, 1))),
    LMSGetLastError: (...passed) => told(rte.getLastError(others(passed, 0))),
    LMSGetErrorString: (...passed) => told(rte.getErrorString(text(passed[0]), others(passed, 1))),
    LMSGetDiagnostic: (...passed) => told(rte.getDiagnostic(text(passed[0]), others(passed, 1))),
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
    const value = this.rte.getValue(element.number, passed);
    return value === undefined ? element.value : (element.value = value);
  }

  set(name: string, value: string, passed?: string): boolean {
    const element = this.find(name);
    const set = this.rte.setValue(element.number, value, passed);
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

/** What a value is to a browser that hands it on as a string. */
function text(value: unknown): string {
  if (typeof value === 'string') return value;
  try {
    return String(value);
  } catch {
    // An object whose toString throws: the call still is one.
    return Object.prototype.toString.call(value);
  }
}

/** What was passed, for the timeline, where it is not as many strings as the standard asks for. */
function others(passed: unknown[], asked: number): string | undefined {
  let asAsked = passed.length === asked;
  for (const value of passed) asAsked &&= typeof value === 'string';
  if (asAsked) return undefined;
  // Half a surrogate pair is no character: UTF-8, so the workbench, has none for it.
  const shown = passed.map((value) => {
    const told = text(value).toWellFormed();
    return typeof value === 'string' ? told : [value === null ? 'null' : typeof value, told];
  });
  return JSON.stringify(shown).slice(1, -1);
}
