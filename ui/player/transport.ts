// Carries the timeline to the workbench: in order, numbered, and never forgotten before it is known to be on disk.

import type { Entry, Passed, Phase, What } from './timeline';

/** From here on the browser lets no synchronous request leave the page. */
const DISMISSED: ReadonlySet<Phase> = new Set<Phase>(['pagehide', 'unload']);
/** How often a broken connection is tried again, and how long after. */
const RECONNECTS = 8;
const RECONNECT_AFTER_MS = 250;

export class Transport {
  /** Where the module's page stands; each entry carries it. */
  phase: Phase = 'loading';
  private number = 0;
  private kept = 0;
  /** Recorded, not yet handed to the socket. */
  private fresh: Entry[] = [];
  /** Recorded, not yet known to be on disk. */
  private unkept: Entry[] = [];
  private flushing = false;
  private socket: WebSocket | undefined;
  private ended = false;

  constructor(
    private readonly base: URL,
    private readonly onClose: () => void,
    private readonly onLost: () => void,
  ) {}

  /** Connects; resolves when entries can flow. */
  connect(triesLeft = RECONNECTS): Promise<void> {
    const address = new URL('socket', this.base);
    address.protocol = 'ws:';
    const socket = new WebSocket(address);
    this.socket = socket;
    return new Promise((resolve, reject) => {
      socket.onopen = () => {
        // The other side passes over what it already has.
        this.fresh = [...this.unkept];
        this.flush();
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

  /** Adds what was observed to the timeline. */
  record(what: What): void {
    this.add({ n: ++this.number, atUs: now(), phase: this.phase, what });
  }

  /** Adds a call to the timeline. */
  call(name: string, passed: Passed[], answer: string, error: number): void {
    this.add([++this.number, now(), this.phase, name, answer, error, ...passed]);
  }

  private add(entry: Entry): void {
    this.fresh.push(entry);
    this.unkept.push(entry);
    if (this.dismissed) {
      // No microtask is sure to run any more.
      this.flush();
    } else if (!this.flushing) {
      this.flushing = true;
      queueMicrotask(() => this.flush());
    }
  }

  /** Whether the page is on its way out, and only the socket still carries. */
  get dismissed(): boolean {
    return DISMISSED.has(this.phase);
  }

  /**
   * Waits, as the module does, until everything recorded is on disk.
   * @returns whether it is
   */
  keep(): boolean {
    const request = new XMLHttpRequest();
    const last = this.number;
    try {
      request.open('POST', new URL('keep', this.base), false);
      request.setRequestHeader('Content-Type', 'application/json');
      request.send(JSON.stringify({ events: this.unkept }));
    } catch {
      return false;
    }
    if (request.status !== 204) return false;
    this.fresh = [];
    this.onKept(last);
    return true;
  }

  /** Says how many entries were sent: after the module was unloaded as asked, or as the page itself goes. */
  leave(how: 'closed' | 'bye'): void {
    if (this.ended) return;
    this.flush();
    this.ended = true;
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify({ [how]: this.number }));
  }

  private flush(): void {
    this.flushing = false;
    if (this.fresh.length === 0 || this.socket?.readyState !== WebSocket.OPEN) return;
    this.socket.send(JSON.stringify({ events: this.fresh }));
    this.fresh = [];
  }

  private receive(message: MessageEvent): void {
    const said: unknown = JSON.parse(String(message.data));
    if (said === 'close') this.onClose();
    else if (typeof said === 'object' && said !== null && 'kept' in said) this.onKept(Number(said.kept));
  }

  private onKept(number: number): void {
    if (number <= this.kept) return;
    this.unkept.splice(0, number - this.kept);
    this.kept = number;
  }
}

/** Microseconds since the page was opened. */
function now(): number {
  return Math.round(performance.now() * 1000);
}
