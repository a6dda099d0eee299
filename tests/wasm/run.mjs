// Runs a conformance vector against the run-time as pages have it, wherever this is run: in node, or in a page.

/** The profile that the vectors are of: what is not said is the standard's. */
const STRICT = '{}';

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

/** Where no session is recorded: everything is on disk at once. */
export const NOWHERE = { wake() {}, record() {}, send() {}, persist: () => 'stored' };

const members = (list) =>
  list
    .split(',')
    .map((member) => member.trim())
    .sort()
    .join();

function hundredths(timespan) {
  const [hours, minutes, seconds] = timespan.split(':');
  return Math.round((hours * 3600 + minutes * 60 + Number(seconds)) * 100);
}

const COMPARE = {
  exact: (got, expected) => got === expected,
  any: (got) => typeof got === 'string',
  contains: (got, expected) => got.includes(expected),
  'contains-ci': (got, expected) => got.toLowerCase().includes(expected.toLowerCase()),
  regex: (got, expected) => new RegExp(expected).test(got),
  set: (got, expected) => members(got) === members(expected),
  timespan: (got, expected) => hundredths(got) === hundredths(expected),
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

/**
 * @param Rte our run-time's class
 * @param {Function} makeApi the player page's
 * @returns {string[]} the steps that returned something other than expected
 */
export function run({ setup, calls }, Rte, makeApi) {
  const begin = (attempt) => {
    const rte = new Rte(STRICT, JSON.stringify(launch(setup)), attempt);
    return { rte, api: makeApi(rte, NOWHERE) };
  };
  let session = begin(JSON.stringify(attempt(setup)));
  const mismatches = [];
  for (const [step, [called, passed, expected, error, { cmp = 'exact' } = {}]] of calls.entries()) {
    if (called === '@NextSession') {
      session = begin(session.rte.leave());
      continue;
    }
    const got = session.api[called](...passed);
    const after = session.api.LMSGetLastError();
    if (COMPARE[cmp](got, expected) && after === error) continue;
    mismatches.push(`step ${step}: ${called}(${passed.join(', ')}): «${got}» ${after}, not «${expected}» ${error}`);
  }
  session.rte.free();
  return mismatches;
}
