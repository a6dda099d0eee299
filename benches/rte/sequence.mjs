// What each API is asked to do: three elements are set, and read again.

/** How often the three elements come before the page may breathe. */
const TURNS = 500;
const ELEMENTS = 3;

/** A value that differs from turn to turn, as a module's do. */
const suspended = (turn) => `${turn}|`.padEnd(200, 'answered;');
const VALUES = Array.from({ length: TURNS }, (_, turn) => [`page-${turn}`, String(turn % 101), suspended(turn)]);

function set(api) {
  for (const [location, score, suspended] of VALUES) {
    api.LMSSetValue('cmi.core.lesson_location', location);
    api.LMSSetValue('cmi.core.score.raw', score);
    api.LMSSetValue('cmi.suspend_data', suspended);
  }
}

function get(api) {
  let read = 0;
  for (let turn = 0; turn < TURNS; turn += 1) {
    read += api.LMSGetValue('cmi.core.lesson_location').length;
    read += api.LMSGetValue('cmi.core.score.raw').length;
    read += api.LMSGetValue('cmi.suspend_data').length;
  }
  return read;
}

function alternate(api) {
  for (const [location, score, suspended] of VALUES) {
    api.LMSSetValue('cmi.core.lesson_location', location);
    api.LMSGetValue('cmi.core.lesson_location');
    api.LMSSetValue('cmi.core.score.raw', score);
    api.LMSGetValue('cmi.core.score.raw');
    api.LMSSetValue('cmi.suspend_data', suspended);
    api.LMSGetValue('cmi.suspend_data');
  }
}

/** The kinds of work: what is done before the page may breathe, and how many calls that is. */
export const WORKS = {
  LMSSetValue: { work: set, calls: TURNS * ELEMENTS },
  LMSGetValue: { work: get, calls: TURNS * ELEMENTS },
  alternating: { work: alternate, calls: 2 * TURNS * ELEMENTS },
};

/** Fails where the API does not do as it is asked: what is fast must also be right. */
export function check(name, api) {
  for (const [location, score, suspended] of VALUES.slice(0, 20)) {
    const asked = { 'cmi.core.lesson_location': location, 'cmi.core.score.raw': score, 'cmi.suspend_data': suspended };
    for (const [element, value] of Object.entries(asked)) {
      const set = api.LMSSetValue(element, value);
      const got = api.LMSGetValue(element);
      if (set !== 'true' || got !== value) throw new Error(`${name}: ${element} was set: ${set}, and read: ${got}`);
    }
  }
}
