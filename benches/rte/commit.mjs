// Measures LMSCommit until it returns beside a synchronous request to an empty server, by turns.

import { breath, median } from './measure.mjs';

const ROUNDS = 200;

/**
 * @param {object} api the API of a session
 * @param {string} empty the address of a server that answers with nothing
 * @returns milliseconds
 */
export async function measureCommits(api, empty) {
  api.LMSInitialize('');
  const commits = [];
  const requests = [];
  // The rounds before the first warm up.
  for (let round = -10; round < ROUNDS; round += 1) {
    api.LMSSetValue('cmi.core.lesson_location', `page-${round}`);
    await breath();
    const began = performance.now();
    if (api.LMSCommit('') !== 'true') throw new Error(`LMSCommit: ${api.LMSGetLastError()}`);
    const committed = performance.now();
    const request = new XMLHttpRequest();
    request.open('POST', empty, false);
    request.send();
    const requested = performance.now();
    if (round >= 0) {
      commits.push(committed - began);
      requests.push(requested - committed);
    }
  }
  return { commit: median(commits), request: median(requests) };
}
