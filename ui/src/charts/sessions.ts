// The sessions of a lesson, one beside the other, as lanes.

import type { LessonSessions, SessionSummary } from '../lib/bindings';
import { clock, date, number, score, sessionState, status } from '../lib/format';
import { m } from '../lib/paraglide/messages';
import { statusLook } from '../lib/statuses';
import type { Lane, Mark, Range } from './lanes';

const FULL_SCORE = 100;

/** A session of a picture. */
export interface Drawn {
  session: SessionSummary;
  /** Its number among all of the lesson: the oldest is 1. */
  number: number;
}

/** The sessions that are drawn, the oldest first. */
export const drawnSessions = ({ sessions, drawn }: LessonSessions): Drawn[] =>
  drawn.flatMap((number) => {
    const session = sessions[sessions.length - number];
    return session ? [{ session, number }] : [];
  });

/** What the axis goes over: each session has a place from half before its number to half after it. */
export const rangeOf = ({ sessions }: LessonSessions): Range => [0.5, sessions.length + 0.5];

/** Numbers of sessions, at most `most`. */
export function ticks([from, to]: Range, most: number): { at: number; name: string }[] {
  const [first, last] = [Math.ceil(from), Math.floor(to)];
  const step = Math.max(1, Math.ceil((last - first + 1) / most));
  const count = Math.max(Math.floor((last - first) / step) + 1, 0);
  return Array.from({ length: count }, (_, index) => {
    const at = first + index * step;
    return { at, name: number(at) };
  });
}

export function lanesOf(drawn: readonly Drawn[]): Lane[] {
  const sessions = drawn.map(({ session }) => session);
  const longest = Math.max(1, ...sessions.map(({ sessionSeconds }) => sessionSeconds ?? 0));
  const best = Math.max(FULL_SCORE, ...sessions.map((one) => Number(one.score.raw) || 0));
  const marked = (
    is: (one: SessionSummary) => boolean,
    mark: (one: SessionSummary, number: number) => Partial<Mark>,
  ): Mark[] =>
    drawn
      .filter(({ session }) => is(session))
      .map(({ session, number: place }) => ({
        ...{ id: session.id, x: place, height: 1, at: date(session.startedAt), title: '', opens: true },
        ...mark(session, place),
      }));
  return [
    {
      id: 'status',
      name: m.column_status(),
      form: 'bands',
      colour: '',
      marks: marked(
        () => true,
        (one, place) => ({
          x: place - 0.5,
          text: status(one.status),
          title: `${status(one.status)} (${sessionState(one)})`,
          colour: statusLook(one.status).colour,
        }),
      ),
    },
    {
      id: 'score',
      name: m.column_score(),
      form: 'dots',
      colour: 'text-accent',
      most: number(best),
      marks: marked(
        (one) => one.score.raw !== '' && Number.isFinite(Number(one.score.raw)),
        (one) => ({
          height: Math.min(Math.max(Number(one.score.raw) / best, 0), 1),
          text: score(one.score),
          title: score(one.score),
        }),
      ),
    },
    {
      id: 'time',
      name: m.column_time(),
      form: 'bars',
      colour: 'text-quiet',
      most: clock(longest),
      marks: marked(
        ({ sessionSeconds }) => sessionSeconds !== null,
        ({ sessionSeconds }) => ({
          height: (sessionSeconds ?? 0) / longest,
          text: clock(sessionSeconds ?? 0),
          title: clock(sessionSeconds ?? 0),
        }),
      ),
    },
  ];
}
