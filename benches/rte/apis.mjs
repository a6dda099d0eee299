// The three that are measured: our run-time alone, the same recorded in a session, and scorm-again.

import { Scorm12API } from 'scorm-again/scorm12';
import { breath } from './measure.mjs';

const LOG_NOTHING = 5;

/**
 * @param Rte our run-time's class
 * @param {{ Elements: Function, makeApi: Function, Transport: Function }} player the player page's part
 * @param {URL} base the address of a session
 */
export async function apis(Rte, { Elements, makeApi, Transport }, base) {
  const { profile, launch, attempt, key } = await (await fetch(new URL('launch.json', base))).json();
  const session = () => new Rte(...[profile, launch, attempt].map((part) => JSON.stringify(part)));
  const recorded = session();
  const transport = new Transport(
    recorded,
    base,
    key,
    () => undefined,
    () => {
      throw new Error('the connection to the session is lost');
    },
  );
  await transport.connect();
  const rest = async () => undefined;
  return {
    alone: { api: alone(session(), Elements), settle: rest },
    recorded: { api: makeApi(recorded, transport), settle: () => acknowledged(recorded) },
    scormAgain: { api: new Scorm12API({ autocommit: false, logLevel: LOG_NOTHING }), settle: rest },
  };
}

/** Our run-time with nothing around it. */
function alone(rte, Elements) {
  const truth = (yes) => (yes ? 'true' : 'false');
  const elements = new Elements(rte);
  return {
    LMSInitialize: (argument) => truth(rte.initialize(argument)),
    LMSGetValue: (element) => elements.get(element),
    LMSSetValue: (element, value) => truth(elements.set(element, value)),
  };
}

/** Waits until all that is recorded is on disk. */
async function acknowledged(rte) {
  while (rte.unacknowledged > 0) await breath();
}
