// Measures the APIs beside each other, in one process: rounds of one and of the other by turns, and the median of each.

import { check, WORKS } from './sequence.mjs';

const CALLS = 60_000;
const ROUNDS = 7;

/** @typedef {{ api: object, settle: () => Promise<void> }} Measured an API, and how to wait until it is at rest */

/**
 * @param {Record<string, Measured>} all the APIs by their names
 * @returns microseconds for a call: of each kind of work, by each API
 */
export async function measure(all) {
  for (const [name, { api }] of Object.entries(all)) {
    api.LMSInitialize('');
    check(name, api);
  }
  const measured = {};
  for (const [kind, { work, calls }] of Object.entries(WORKS)) {
    const times = Object.fromEntries(Object.keys(all).map((name) => [name, []]));
    for (let round = -1; round < ROUNDS; round += 1) {
      for (const [name, { api, settle }] of Object.entries(all)) {
        const time = await one(api, work, Math.ceil(CALLS / calls));
        // The round before the first warms up.
        if (round >= 0) times[name].push((time * 1000) / (Math.ceil(CALLS / calls) * calls));
        await settle();
      }
    }
    measured[kind] = Object.fromEntries(Object.entries(times).map(([name, all]) => [name, median(all)]));
  }
  return measured;
}

/** Milliseconds that `work` keeps the page from anything else, with what it leaves to be done when it returns. */
async function one(api, work, times) {
  let spent = 0;
  for (let time = 0; time < times; time += 1) {
    const began = performance.now();
    work(api);
    // Behind the microtask in which the player hands its entries to the socket.
    await undefined;
    spent += performance.now() - began;
    await breath();
  }
  return spent;
}

/** Lets the socket and the collector have their turn, as between two events of a page. */
export const breath = () => new Promise((resolve) => setTimeout(resolve));

function median(times) {
  return times.sort((one, other) => one - other)[Math.floor(times.length / 2)];
}
