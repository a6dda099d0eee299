// Carries the timeline to the workbench: in order, numbered, and never forgotten before it is known to be on disk.

import type { Phase, What } from './timeline';
import type { Rte } from './wasm/scorm_wasm.js';

/** In these phases WebKit and Chromium let no synchronous request leave the page. */
const DISMISSED: ReadonlySet<Phase> = new Set<Phase>(['beforeunload', 'pagehide', 'unload']);
/** How often a broken connection is tried again, and how long after. */
const RECONNECTS = 8;
const RECONNECT_AFTER_MS = 250;

export class Transport {
  /** Whether the page is on its way out, and only the socket still carries. */
  dismissed = false;
  private waking = false;
  private socket: WebSocket | undefined;
  private ended = false;

  constructor(
    private readonly rte: Rte,
    private readonly base: URL,
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
    const socket = new WebSocket(address);
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
  enter(phase: Phase): void {
    this.dismissed = DISMISSED.has(phase);
    this.rte.enter(phase);
  }

  /** Adds what was observed to the timeline. */
  record(what: What): void {
    this.rte.observed(JSON.stringify(what));
    this.wake();
  }

  /** There is something to send: soon, with all that comes until then. */
  wake(): void {
    if (this.dismissed) {
      // No microtask is sure to run any more.
      this.send();
    } else if (!this.waking) {
      this.waking = true;
      queueMicrotask(() => this.send());
    }
  }

  /**
   * Waits, as the module does, until everything recorded is on disk.
   * @returns whether it is
   */
  keep(): boolean {
    const request = new XMLHttpRequest();
    const newest = this.rte.newest();
    try {
      request.open('POST', new URL('keep', this.base), false);
      this.rte.sendUnkept(request);
    } catch {
      return false;
    }
    if (request.status !== 204) return false;
    this.rte.keep(newest);
    return true;
  }

  /** Says how many entries were sent: after the module was unloaded as asked, or as the page itself goes. */
  leave(how: 'closed' | 'bye'): void {
    if (this.ended) return;
    this.send();
    this.ended = true;
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify({ [how]: this.rte.newest() }));
  }

  private send(): void {
    this.waking = false;
    if (this.socket?.readyState === WebSocket.OPEN) this.rte.send(this.socket);
  }

  private receive(message: MessageEvent): void {
    const said: unknown = JSON.parse(String(message.data));
    if (said === 'close') this.onClose();
    else if (typeof said === 'object' && said !== null && 'kept' in said) this.rte.keep(Number(said.kept));
  }
}
