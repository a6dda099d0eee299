// The three that are measured: our run-time alone, the same recorded in a session, and scorm-again.

import { Scorm12API } from 'scorm-again/scorm12';
import { breath } from './measure.mjs';

const LOG_NOTHING = 5;

/**
 * @param Rte our run-time's class
 * @param {{ makeApi: Function, Transport: Function }} player the player page's part
 * @param {URL} base the address of a session
 */
export async function apis(Rte, { makeApi, Transport }, base) {
  const { profile, launch, attempt } = await (await fetch(new URL('launch.json', base))).json();
  const session = () => new Rte(...[profile, launch, attempt].map((part) => JSON.stringify(part)));
  const transport = new Transport(
    base,
    () => undefined,
    () => {
      throw new Error('the connection to the session is lost');
    },
  );
  await transport.connect();
  const rest = async () => undefined;
  return {
    alone: { api: alone(session()), settle: rest },
    recorded: { api: makeApi(session(), transport), settle: () => kept(transport) },
    scormAgain: { api: new Scorm12API({ autocommit: false, logLevel: LOG_NOTHING }), settle: rest },
  };
}

/** Our run-time with nothing around it. */
function alone(rte) {
  const truth = (yes) => (yes ? 'true' : 'false');
  return {
    LMSInitialize: (argument) => truth(rte.initialize(argument)),
    LMSGetValue: (element) => rte.getValue(element),
    LMSSetValue: (element, value) => truth(rte.setValue(element, value)),
  };
}

/** Waits until all that is recorded is on disk. */
async function kept(transport) {
  while (transport.unkept.length > 0) await breath();
}
