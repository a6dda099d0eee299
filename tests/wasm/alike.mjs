// Plays random sequences of calls against the run-time as pages have it. Compares what each call returns, and what each session
// leaves, with the native run-time's; and compares the calls that the workbench reads in the recorded lines with those made.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { makeApi, NOWHERE, Rte } from './runtime.mjs';

const COUNT = 500;
/** The seed that an earlier run has printed, to play it again. */
const SEED = process.env.SEED ? [process.env.SEED] : [];
/** The page changes its phase after so many calls: what the workbench remembers belongs to a phase. */
const PHASE_CALLS = 7;
const PHASES = ['loading', 'complete', 'hidden', 'complete'];

const WRITE_ONLY = /interactions|session_time|exit/;

/** Runs an example program of a crate; returns what it printed, a value from each line. */
function example(crate, name, args, input) {
  const command = ['run', '--quiet', '--package', crate, '--example', name, ...args];
  const options = { encoding: 'utf8', maxBuffer: 1 << 30, stdio: ['pipe', 'pipe', 'inherit'], input };
  const printed = execFileSync('cargo', command, options);
  return printed
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/** An API that calls `rte`, and notes each call with the phase of the page in `made`. */
function noting(rte, made) {
  const api = makeApi(rte, NOWHERE);
  return (called, ...passed) => {
    const phase = PHASES[Math.floor(made.length / PHASE_CALLS) % PHASES.length];
    rte.enter(phase);
    const got = api[called](...passed);
    made.push([phase, called, passed, got, String(rte.lastError())]);
    return got;
  };
}

test('native and wasm answer alike, and the workbench reads the calls that were made', () => {
  const sequences = example('scorm', 'sequences', [String(COUNT), ...SEED]);
  assert.equal(sequences.length, COUNT);
  const all = [];
  let lines = '';
  for (const { profile, launch, sessions } of sequences) {
    let attempt = '{}';
    for (const session of sessions) {
      const rte = new Rte(JSON.stringify(profile), JSON.stringify(launch), attempt);
      rte.record();
      const made = [];
      const call = noting(rte, made);
      for (const [called, passed, answer, error] of session.calls) {
        const got = call(called, ...passed);
        assert.equal(typeof got, 'string');
        assert.deepEqual([got, call('LMSGetLastError')], [answer, error], `${profile.id}: ${called}(${passed.join(', ')})`);
        // What was set or read is read again, twice: the second line only says which element it is.
        const element = /Value$/.test(called) ? passed[0] : undefined;
        if (element !== undefined && error === '0' && !WRITE_ONLY.test(element)) {
          const again = call('LMSGetValue', element);
          assert.equal(call('LMSGetValue', element), again);
        }
      }
      lines += '\n';
      rte.send({ send: (piece) => (lines += Buffer.from(piece).toString()) });
      all.push(...made);
      attempt = rte.leave();
      assert.deepEqual(JSON.parse(attempt), session.attempt);
    }
  }
  assert.ok(all.length > COUNT);
  assert.deepEqual(example('journal', 'calls', [], lines), all);
  const repeated = lines.split('\n').filter((line) => /^\[\d+,\d+,\d+\]$/.test(line));
  assert.ok(repeated.length > COUNT);
});
