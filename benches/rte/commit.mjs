// Measures LMSCommit until it returns beside a synchronous request to an empty server, by turns.

import { breath, median } from './measure.mjs';

const ROUNDS = 20;
/** How many are timed together: a browser's clock may have whole milliseconds only. */
const TOGETHER = 25;

/**
 * @param {object} api the API of a session
 * @param {string} empty the address of a server that answers with nothing
 * @returns milliseconds for one
 */
export async function measureCommits(api, empty) {
  api.LMSInitialize('');
  let page = 0;
  const commit = () => {
    api.LMSSetValue('cmi.core.lesson_location', `page-${(page += 1)}`);
    if (api.LMSCommit('') !== 'true') throw new Error(`LMSCommit: ${api.LMSGetLastError()}`);
  };
  const request = () => {
    const request = new XMLHttpRequest();
    request.open('POST', empty, false);
    request.send();
  };
  const commits = [];
  const requests = [];
  // The round before the first warms up.
  for (let round = -1; round < ROUNDS; round += 1) {
    const committed = await together(commit);
    const requested = await together(request);
    if (round < 0) continue;
    commits.push(committed);
    requests.push(requested);
  }
  return { commit: median(commits), request: median(requests) };
}

/** Milliseconds that `action` takes, where it is done many times in one task. */
async function together(action) {
  await breath();
  const began = performance.now();
  for (let time = 0; time < TOGETHER; time += 1) action();
  return (performance.now() - began) / TOGETHER;
}
