// The API that the module finds: each call is answered by the standard, compiled to wasm, and recorded as it was made.

import type { Passed } from './timeline';
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

/** The API over `rte`, recorded by `transport`. */
export function makeApi(rte: Rte, transport: Transport): Api {
  const record = (name: string, passed: unknown[], answer: Answer): Answer => {
    transport.call(name, passed.map(argument), wellFormed(answer), rte.lastError());
    return answer;
  };
  const truth = (yes: boolean): Answer => (yes ? 'true' : 'false');

  /** A call that is only answered `true` when what it keeps is on disk. */
  const keeping = (name: string, passed: unknown[], yes: boolean): Answer => {
    const answer = record(name, passed, truth(yes));
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

  return {
    LMSInitialize: (...passed) => record('LMSInitialize', passed, truth(rte.initialize(text(passed[0])))),
    LMSFinish: (...passed) => keeping('LMSFinish', passed, rte.finish(text(passed[0]))),
    LMSGetValue: (...passed) => record('LMSGetValue', passed, rte.getValue(text(passed[0]))),
    LMSSetValue: (...passed) => record('LMSSetValue', passed, truth(rte.setValue(text(passed[0]), text(passed[1])))),
    LMSCommit: (...passed) => keeping('LMSCommit', passed, rte.commit(text(passed[0]))),
    LMSGetLastError: (...passed) => record('LMSGetLastError', passed, String(rte.lastError())),
    LMSGetErrorString: (...passed) => record('LMSGetErrorString', passed, rte.errorString(text(passed[0]))),
    LMSGetDiagnostic: (...passed) => record('LMSGetDiagnostic', passed, rte.diagnostic(text(passed[0]))),
  };
}

/** What a value is to a browser that hands it on as a string. */
function text(value: unknown): string {
  if (typeof value === 'string') return wellFormed(value);
  try {
    return wellFormed(String(value));
  } catch {
    // An object whose toString throws: the call still is one.
    return Object.prototype.toString.call(value);
  }
}

function argument(value: unknown): Passed {
  if (typeof value === 'string') return wellFormed(value);
  return [value === null ? 'null' : typeof value, text(value)];
}

/** Half a surrogate pair is no character: UTF-8, so the workbench, has none for it. */
function wellFormed(value: string): string {
  return value.isWellFormed() ? value : value.toWellFormed();
}
