// Runs the conformance vectors against the run-time as pages have it: the same Rust, compiled to WebAssembly.
//
// A vector with several sessions is left out, and shown as skipped: what an attempt carries from one session to the next
// is not the page's to know, and is tested natively.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';

const require = createRequire(import.meta.url);
const { Rte } = require('../../target/wasm-node/scorm_wasm.js');
const vectors = JSON.parse(readFileSync(new URL('../conformance/scorm12-rte.json', import.meta.url), 'utf8'));

const STRICT = {
  id: 'strict',
  name: 'SCORM 1.2',
  source: 'SCORM 1.2 RTE',
  leaving: 'finish',
  mastery: 'unlessIncomplete',
  reinitializesLocation: false,
  limits: [],
};

/** What of a vector's setup belongs to the launch; the rest belongs to the attempt. */
const LAUNCH = {
  student_id: 'studentId',
  student_name: 'studentName',
  launch_data: 'launchData',
  mastery_score: 'masteryScore',
  max_time_allowed: 'maxTimeAllowed',
  time_limit_action: 'timeLimitAction',
  comments_from_lms: 'commentsFromLms',
  credit: 'credit',
  lesson_mode: 'lessonMode',
};

function launch(setup) {
  const given = Object.entries(LAUNCH).filter(([element]) => element in setup);
  return Object.fromEntries(given.map(([element, field]) => [field, setup[element]]));
}

function attempt({ entry = 'ab-initio', lesson_status, total_time }) {
  return {
    // `entry` is never stored: it follows from the session before.
    launched: entry !== 'ab-initio',
    exit: entry === 'resume' ? 'suspend' : '',
    ...(lesson_status && { status: lesson_status }),
    ...(total_time && { totalTime: total_time }),
  };
}

/** The eight functions as the player's page has them, over a session. */
function api(rte) {
  return {
    LMSInitialize: (argument) => String(rte.initialize(argument)),
    LMSFinish: (argument) => String(rte.finish(argument)),
    LMSCommit: (argument) => String(rte.commit(argument)),
    LMSGetValue: (element) => rte.getValue(element),
    LMSSetValue: (element, value) => String(rte.setValue(element, value)),
    LMSGetLastError: () => String(rte.lastError()),
    LMSGetErrorString: (code) => rte.errorString(code),
    LMSGetDiagnostic: (code) => rte.diagnostic(code),
  };
}

const members = (list) => list.split(',').map((member) => member.trim()).sort();

function hundredths(timespan) {
  const [hours, minutes, seconds] = timespan.split(':');
  return Math.round((hours * 3600 + minutes * 60 + Number(seconds)) * 100);
}

const COMPARE = {
  exact: (got, expected, where) => assert.equal(got, expected, where),
  any: (got, _, where) => assert.equal(typeof got, 'string', where),
  contains: (got, expected, where) => assert.ok(got.includes(expected), `${where}: ${got}`),
  'contains-ci': (got, expected, where) =>
    assert.ok(got.toLowerCase().includes(expected.toLowerCase()), `${where}: ${got}`),
  regex: (got, expected, where) => assert.match(got, new RegExp(expected), where),
  set: (got, expected, where) => assert.deepEqual(members(got), members(expected), where),
  timespan: (got, expected, where) => assert.equal(hundredths(got), hundredths(expected), where),
};

const ONE_SESSION_ONLY = 'several sessions: run natively, by the crate scorm';

for (const { id, name, setup, calls } of vectors) {
  const skip = calls.some(([called]) => called === '@NextSession') && ONE_SESSION_ONLY;
  test(`${id} ${name}`, { skip }, () => {
    const rte = new Rte(JSON.stringify(STRICT), JSON.stringify(launch(setup)), JSON.stringify(attempt(setup)));
    const functions = api(rte);
    for (const [step, [called, passed, answer, error, { cmp = 'exact' } = {}]] of calls.entries()) {
      const where = `step ${step}: ${called}(${passed.join(', ')})`;
      COMPARE[cmp](functions[called](...passed), answer, where);
      assert.equal(functions.LMSGetLastError(), error, `the error after ${where}`);
    }
    rte.free();
  });
}
