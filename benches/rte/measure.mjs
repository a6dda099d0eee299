// Measures the APIs beside each other, in one process: rounds of one and of the other by turns, and the median of each.

import { check, WORKS } from './sequence.mjs';

const CALLS = 60_000;
const ROUNDS = 7;

/** @typedef {{ api: object, settle: () => Promise<void> }} Measured an API, and how to wait until it is at rest */

/**
 * @param {Record<string, Measured>} all the APIs by their names
 * @returns microseconds for a call: of each kind of work, by each API, until it has returned and until it is sent
 */
export async function measure(all) {
  for (const [name, { api }] of Object.entries(all)) {
    api.LMSInitialize('');
    check(name, api);
  }
  const measured = {};
  for (const [kind, { work, calls }] of Object.entries(WORKS)) {
    const times = Object.fromEntries(Object.keys(all).map((name) => [name, { called: [], sent: [] }]));
    for (let round = -1; round < ROUNDS; round += 1) {
      for (const [name, { api, settle }] of Object.entries(all)) {
        const { called, sent } = await one(api, settle, work, Math.ceil(CALLS / calls));
        const perCall = (time) => (time * 1000) / (Math.ceil(CALLS / calls) * calls);
        // The round before the first warms up.
        if (round >= 0) {
          times[name].called.push(perCall(called));
          times[name].sent.push(perCall(sent));
        }
      }
    }
    measured[kind] = Object.fromEntries(
      Object.entries(times).map(([name, { called, sent }]) => [name, { called: median(called), sent: median(sent) }]),
    );
  }
  return measured;
}

/**
 * Milliseconds that `work` takes: until its calls have returned, and until what they leave to be done is done too, so
 * that the page can do something else. It begins when all is at rest: what came before is on disk. Otherwise, where there are
 * few processors, the page would wait for one that writes what it recorded before.
 */
async function one(api, settle, work, times) {
  let called = 0;
  let sent = 0;
  for (let time = 0; time < times; time += 1) {
    const began = performance.now();
    work(api);
    called += performance.now() - began;
    // Behind the microtask in which the player hands its entries to the socket.
    await undefined;
    sent += performance.now() - began;
    await breath();
    await settle();
  }
  return { called, sent };
}

/** Lets the socket and the collector have their turn, as between two events of a page. */
export const breath = () => new Promise((resolve) => setTimeout(resolve));

/** The one in the middle. */
export function median(times) {
  return times.sort((one, other) => one - other)[Math.floor(times.length / 2)];
}
