// The row that the user is at, and its details.

import { api } from '../lib/api';
import type { RowDetails, RowId } from '../lib/bindings';
import { m } from '../lib/paraglide/messages';
import { run } from '../lib/run';
import type { Feed } from './feed.svelte';
import { RETRY_MS, wait } from './read';
import { idOf, isSameRow } from './rows';

export class Cursor {
  /** Its place in the list. */
  place = $state(0);
  /** Whether its details are shown. */
  isOpen = $state(false);
  /** Whether the details of a call show the whole data model after it. */
  showsModel = $state(false);
  /** The details that were read last. */
  details = $state.raw<RowDetails>();
  /** Whether the list has yet to scroll to it. */
  isAway = $state(false);
  private row: RowId | undefined;
  /** Whether the row is the one at the place, which is not there yet. */
  private isSought = false;
  private reading = false;

  constructor(private readonly feed: Feed) {}

  /** Moves to this place of the list. */
  moveTo(place: number): void {
    this.place = place;
    this.isAway = true;
    this.row = undefined;
    this.isSought = true;
    this.take();
  }

  /** Moves to this place and shows the details of the row there. */
  open(place: number): void {
    this.isOpen = true;
    this.moveTo(place);
  }

  close(): void {
    this.isOpen = false;
  }

  /** Takes the row at its place, if that has come. */
  take(): void {
    const row = this.isSought ? this.feed.row(this.place) : undefined;
    if (!row) return;
    this.isSought = false;
    this.row = idOf(row);
    void this.read();
  }

  /** Shows the details of a row wherever it is, and makes the filter pass it. */
  async goTo(id: RowId): Promise<void> {
    this.isOpen = true;
    this.row = id;
    this.isSought = false;
    void this.read();
    await run(m.failed_open_row, async () => {
      const { row } = await api.traceRow(this.feed.session, id);
      this.feed.pass(row);
      await this.find();
    });
  }

  /** Moves to the next failed call, or to the one before; returns whether there is one. */
  async jump(direction: 'next' | 'previous'): Promise<boolean> {
    // Until the user is at a row, all of them come next.
    const isAtRow = this.isSought || this.row !== undefined;
    const place = await this.feed.find(
      direction === 'next'
        ? { type: 'nextFailedCall', after: isAtRow ? this.place : null }
        : { type: 'previousFailedCall', before: this.place },
    );
    if (place !== undefined) this.moveTo(place);
    return place !== undefined;
  }

  /** Stays with its row where the list has others than before. */
  async find(): Promise<void> {
    const { row } = this;
    if (!row || !this.feed.isDrawn) return;
    const place = await this.feed.find({ type: 'row', id: row });
    if (row !== this.row) return;
    this.place = place ?? Math.max(this.feed.shown - 1, 0);
    this.isAway = true;
  }

  /** Reads the details of the row until they are complete: one request at a time, for the row that it is at by then. */
  private async read(): Promise<void> {
    if (this.reading) return;
    this.reading = true;
    await run(m.failed_open_row, async () => {
      try {
        while (this.isOpen && this.row && !this.isRead(this.row)) {
          const { row } = this;
          const details = await api.traceRow(this.feed.session, row);
          if (!isSameRow(row, this.row)) continue;
          this.details = details;
          if (!details.complete) await wait(RETRY_MS);
        }
      } finally {
        // At once: a row that the user moves to from now on is read by another request.
        this.reading = false;
      }
    });
  }

  private isRead(row: RowId): boolean {
    return this.details?.complete === true && isSameRow(idOf(this.details.row), row);
  }
}
