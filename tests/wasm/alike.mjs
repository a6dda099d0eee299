// Plays random sequences of calls against the run-time as pages have it, and compares every returned value, and what each session
// leaves, against the native run-time's.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { makeApi, NOWHERE, Rte } from './runtime.mjs';

const COUNT = 500;
/** The seed that a run before has told, to play it again. */
const SEED = process.env.SEED ? [process.env.SEED] : [];

test('native and wasm answer alike', () => {
  const printed = execFileSync(
    'cargo',
    ['run', '--quiet', '--package', 'scorm', '--example', 'sequences', String(COUNT), ...SEED],
    { encoding: 'utf8', maxBuffer: 1 << 30, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const sequences = printed
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.equal(sequences.length, COUNT);
  let calls = 0;
  for (const { profile, launch, sessions } of sequences) {
    let attempt = '{}';
    for (const session of sessions) {
      const rte = new Rte(JSON.stringify(profile), JSON.stringify(launch), attempt);
      const api = makeApi(rte, NOWHERE);
      for (const [called, passed, answer, error] of session.calls) {
        const got = api[called](...passed);
        assert.equal(typeof got, 'string');
        assert.deepEqual(
          [got, api.LMSGetLastError()],
          [answer, error],
          `${profile.id}: ${called}(${passed.join(', ')})`,
        );
        calls += 1;
      }
      attempt = rte.leave();
      assert.deepEqual(JSON.parse(attempt), session.attempt);
    }
  }
  assert.ok(calls > COUNT);
});
