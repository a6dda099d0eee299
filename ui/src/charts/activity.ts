// What a session did over time, as lanes.

import type { Activity, CallPoint, RowKind } from '../lib/bindings';
import { moment, number, pause, status } from '../lib/format';
import { m } from '../lib/paraglide/messages';
import { statusLook } from '../lib/statuses';
import { colour } from '../trace/icons';
import type { Lane, Mark, Range } from './lanes';

/** The kinds whose lanes are there even if they are empty: that there was no such call says something. */
const ALWAYS: RowKind[] = ['lifecycle', 'set', 'get', 'commit'];
const KINDS: [RowKind, () => string][] = [
  ['lifecycle', m.kind_lifecycle],
  ['set', m.kind_set],
  ['get', m.kind_get],
  ['commit', m.kind_commit],
  ['errorCall', m.kind_error_call],
  ['pageError', m.report_faults],
];
/** The usual most of a score. */
const FULL_SCORE = 100;

export const seconds = (us: number): number => us / 1e6;

/** The time that a picture goes over, in seconds. */
export const rangeOf = ({ range }: Activity): Range => [seconds(range.fromUs), seconds(range.toUs)];

export const pausesOf = ({ pauses }: Activity): { range: Range; name: string }[] =>
  pauses.map(({ fromUs, toUs }) => ({ range: [seconds(fromUs), seconds(toUs)], name: pause(toUs - fromUs) }));

/** Whether there is something to draw besides the status at the launch. */
export const isEmpty = ({ calls }: Activity): boolean => calls.length === 0;

export function lanesOf(activity: Activity): Lane[] {
  return [
    statuses(activity),
    ...(activity.scores.length > 0 ? [scores(activity)] : []),
    ...calls(activity),
    ...(activity.suspendData.length > 0 ? [suspendData(activity)] : []),
  ];
}

function calls({ calls }: Activity): Lane[] {
  return KINDS.filter(([kind]) => ALWAYS.includes(kind) || calls.some((one) => one.kind === kind)).map(
    ([kind, name]): Lane => {
      const points = calls.filter((one) => one.kind === kind);
      const most = Math.max(1, ...points.map(({ count }) => count));
      const marks = points.map((point): Mark => ({
        id: String(point.seq),
        x: seconds(point.atUs),
        height: point.count / most,
        bad: point.problems / point.count,
        at: moment(point.atUs),
        title: counted(point),
        opens: true,
      }));
      return { id: kind, name: name(), form: 'bars', colour: colour(kind), marks };
    },
  );
}

function counted({ kind, count, problems }: CallPoint): string {
  if (kind === 'pageError') return m.activity_errors({ count });
  return problems > 0
    ? `${m.activity_calls({ count })}, ${m.activity_refused({ count: problems })}`
    : m.activity_calls({ count });
}

/** When it was set; what was there before says so. */
const setAt = (atUs: number, seq: number | null): string => (seq === null ? m.activity_before() : moment(atUs));

function statuses({ statuses }: Activity): Lane {
  const marks = statuses.map(({ atUs, seq, value, count }): Mark => {
    const word = status(value);
    const title = count > 1 ? m.activity_changes({ value: word, total: number(count) }) : word;
    const { colour } = statusLook(value);
    return {
      id: String(seq ?? 0),
      x: seconds(atUs),
      height: 1,
      text: word,
      title,
      at: setAt(atUs, seq),
      colour,
      opens: seq !== null,
    };
  });
  return { id: 'status', name: 'lesson_status', form: 'bands', colour: '', marks };
}

function scores({ scores }: Activity): Lane {
  const most = Math.max(FULL_SCORE, ...scores.map(({ value }) => Number(value) || 0));
  const marks = scores.map(({ atUs, seq, value, count }): Mark => ({
    id: String(seq ?? 0),
    x: seconds(atUs),
    height: Math.min(Math.max((Number(value) || 0) / most, 0), 1),
    title: count > 1 ? m.activity_changes({ value, total: number(count) }) : value,
    at: setAt(atUs, seq),
    opens: seq !== null,
  }));
  return { id: 'score', name: 'score.raw', form: 'line', colour: 'text-accent', marks, most: number(most) };
}

function suspendData({ suspendData, suspendLimit }: Activity): Lane {
  const largest = Math.max(1, ...suspendData.map(({ characters }) => characters));
  const most = Math.max(largest, suspendLimit ?? 0);
  const marks = suspendData.map(({ atUs, seq, characters }): Mark => ({
    id: String(seq ?? 0),
    x: seconds(atUs),
    height: characters / most,
    title:
      suspendLimit === null
        ? m.report_characters({ count: characters })
        : m.activity_of_limit({ count: characters, limit: number(suspendLimit) }),
    at: setAt(atUs, seq),
    opens: seq !== null,
  }));
  const limit = suspendLimit === null ? undefined : { height: suspendLimit / most, name: limitName(suspendLimit) };
  return { id: 'suspend', name: 'suspend_data', form: 'area', colour: 'text-accent', marks, most: number(most), limit };
}

const limitName = (limit: number): string => m.activity_limit({ limit: number(limit) });
