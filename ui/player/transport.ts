// Sends the timeline to the workbench: numbered, in order, and kept until it is acknowledged. Unacknowledged data is bounded:
// above the limits, observations are only counted, and calls wait for the disk.

import { makeRequest, openSocket, sendBeacon } from './browser';
import type { Observation, PageState, Report } from './timeline';
import type { Rte } from './wasm/scorm_wasm.js';

/** In these phases no microtask is sure to run any more. */
const DISMISSED: ReadonlySet<PageState> = new Set<PageState>(['beforeunload', 'pagehide', 'unload']);
/** How often a broken connection is tried again, and how long after. */
const RECONNECTS = 8;
const RECONNECT_AFTER_MS = 250;
/** Unacknowledged bytes above which console lines, and above which all observations are only counted. */
const CONSOLE_HELD = 1 << 20;
const OBSERVED_HELD = 2 << 20;
/** Unacknowledged bytes above which a call waits for the disk, as LMSCommit does. */
const CALLS_HELD = 8 << 20;
/** How many entries pass between two checks of the unacknowledged bytes; a check takes longer than a call. */
const LOOK_EVERY = 64;
/** Maximum bytes of entries in a beacon. Browsers take 64 KiB at once. */
const BEACON = 60 << 10;
/** Maximum characters of an address that a message to the workbench has. */
const ADDRESS_LIMIT = 8 << 10;
/** Status of a request whose entries are all on disk. */
const STORED = 204;
/** Status of a request after recording has stopped. */
const STOPPED = 410;

/**
 * What came of waiting for the disk: everything is there; the workbench could not store it; or the browser let no request
 * leave the page, as WebKit and Chromium do while a page is left, so that nobody knows yet.
 */
type Waited = 'stored' | 'notStored' | 'unknown';

export class Transport {
  /** Whether the module's page is being left. */
  private dismissed = false;
  private waking = false;
  private socket: WebSocket | undefined;
  private ended = false;
  private entries = 0;
  /** Whether the last wait for the disk failed. Calls do not wait again until something is acknowledged. */
  private waitFailed = false;
  private readonly dropped = new Map<Observation['kind'], number>();

  constructor(
    private readonly rte: Rte,
    private readonly base: URL,
    private readonly key: string,
    private readonly onClose: () => void,
    private readonly onLost: () => void,
  ) {
    rte.record();
    this.enter('loading');
  }

  /** Connects; resolves when entries can flow. */
  connect(triesLeft = RECONNECTS): Promise<void> {
    const address = new URL('socket', this.base);
    address.protocol = 'ws:';
    address.searchParams.set('key', this.key);
    const socket = openSocket(address);
    this.socket = socket;
    return new Promise((resolve, reject) => {
      socket.onopen = () => {
        // The other side passes over what it already has.
        this.rte.resend();
        this.send();
        resolve();
      };
      socket.onmessage = (message) => this.receive(message);
      socket.onclose = () => {
        reject(new Error('the connection to the workbench closed'));
        if (this.ended) return;
        if (triesLeft === 0) return this.onLost();
        setTimeout(() => void this.connect(triesLeft - 1).catch(() => undefined), RECONNECT_AFTER_MS);
      };
    });
  }

  /** The module's page came to a phase of its life; each entry carries it. */
  enter(phase: PageState): void {
    this.dismissed = DISMISSED.has(phase);
    this.rte.enter(phase);
  }

  /** Adds an observation to the timeline, or counts it if too much is unacknowledged. */
  observe(kind: Observation['kind'], make: () => Observation): void {
    if (this.rte.held > (kind === 'console' ? CONSOLE_HELD : OBSERVED_HELD)) {
      this.drop(kind);
    } else {
      this.recordDropped();
      this.record(make());
    }
  }

  /** Counts an observation that is not recorded. */
  drop(kind: Observation['kind']): void {
    this.dropped.set(kind, (this.dropped.get(kind) ?? 0) + 1);
  }

  /** Adds an entry to the timeline. */
  record(data: Observation | Report): void {
    this.rte.observed(JSON.stringify(data));
    this.wake();
  }

  /** There is something to send: soon, with all that comes until then. */
  wake(): void {
    this.entries += 1;
    if (this.entries % LOOK_EVERY === 0) this.limitUnacknowledged();
    if (this.dismissed) {
      // No microtask is sure to run any more.
      this.send();
    } else if (!this.waking) {
      this.waking = true;
      queueMicrotask(() => this.send());
    }
  }

  /** Waits, as the module does, until everything recorded is on disk. */
  persist(): Waited {
    while (this.rte.unacknowledged > 0) {
      const request = makeRequest();
      let last: number;
      try {
        request.open('POST', new URL('persist', this.base), false);
        request.setRequestHeader('X-Session-Key', this.key);
        last = this.rte.sendUnacknowledged(request);
      } catch {
        return 'unknown';
      }
      if (request.status === 0) return 'unknown';
      if (request.status === STOPPED) this.rte.stop();
      if (request.status !== STORED) return 'notStored';
      this.rte.acknowledge(last);
      this.waitFailed = false;
    }
    return this.rte.stopped ? 'notStored' : 'stored';
  }

  /** Sends at once what is to be sent: the page may not come to anything else. */
  send(): void {
    this.waking = false;
    this.rte.endTask();
    if (this.socket?.readyState === WebSocket.OPEN) this.rte.send(this.socket);
  }

  /** Says how many entries were sent: after the module was unloaded as asked, or as the page itself goes. */
  leave(how: 'closed' | 'bye'): void {
    if (this.ended) return;
    this.recordDropped();
    this.send();
    this.ended = true;
    const sent = this.rte.newest();
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify({ [how]: sent }));
    else this.sendLast(sent);
  }

  /** Says that the learner was asked whether to leave the module, and stays. */
  stay(): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify('stayed'));
  }

  /** Says that the module was kept from replacing the player's page with this address. */
  refused(url: string): void {
    if (this.socket?.readyState === WebSocket.OPEN)
      this.socket.send(JSON.stringify({ refused: url.slice(0, ADDRESS_LIMIT) }));
  }

  /** Without a socket, a beacon carries what it can of the entries that are not known to be on disk. */
  private sendLast(sent: number): void {
    const address = new URL('beacon', this.base);
    address.searchParams.set('key', this.key);
    address.searchParams.set('sent', String(sent));
    let carried = false;
    this.rte.sendUnacknowledged({ send: (lines) => (carried = sendBeacon(address, lines)) }, BEACON);
    // How many there were is known all the same.
    if (!carried) sendBeacon(address, null);
  }

  /** Waits for the disk if too much is unacknowledged: acknowledgements do not arrive during a long task. */
  private limitUnacknowledged(): void {
    if (!this.dismissed && !this.waitFailed && this.rte.held > CALLS_HELD)
      this.waitFailed = this.persist() !== 'stored';
  }

  /** Adds the counts of observations that were not recorded. */
  private recordDropped(): void {
    if (this.dropped.size === 0) return;
    for (const [entries, count] of this.dropped) this.record({ kind: 'notRecorded', cause: 'tooMany', entries, count });
    this.dropped.clear();
  }

  private receive(message: MessageEvent): void {
    const said: unknown = JSON.parse(String(message.data));
    if (said === 'close') {
      this.onClose();
    } else if (said === 'stop') {
      this.rte.stop();
    } else if (typeof said === 'object' && said !== null && 'persisted' in said) {
      this.rte.acknowledge(Number(said.persisted));
      this.waitFailed = false;
      if (this.rte.held <= CONSOLE_HELD) this.recordDropped();
    }
  }
}
