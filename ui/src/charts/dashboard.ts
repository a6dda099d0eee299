// A course over all who have begun it, as three pictures with a lane for each lesson.

import type { CourseDashboard, LessonDashboard } from '../lib/bindings';
import { clock, number, status } from '../lib/format';
import { m } from '../lib/paraglide/messages';
import { statusLook } from '../lib/statuses';
import type { Lane, Mark, Range } from './lanes';

const FULL = 100;

const lane = (lesson: LessonDashboard, rest: Pick<Lane, 'form' | 'colour' | 'marks'>): Lane => ({
  id: String(lesson.scoId),
  name: `${number(lesson.number)}. ${lesson.title}`,
  ...rest,
});

/** How many learners have which status. */
export function statusLanes({ lessons }: CourseDashboard): Lane[] {
  return lessons.map((lesson) => {
    let before = 0;
    const marks = lesson.statuses.map(({ status: word, count }): Mark => {
      const x = before;
      before += count;
      return {
        id: word,
        x,
        height: 1,
        text: `${status(word)} ${number(count)}`,
        at: status(word),
        title: m.dashboard_learners({ count }),
        colour: statusLook(word).colour,
        opens: false,
      };
    });
    return lane(lesson, { form: 'bands', colour: '', marks });
  });
}

export const learnersRange = ({ learners }: CourseDashboard): Range => [0, learners.length];

/** Bars for how many learners are in ranges that are equally long. */
function histogram(counts: readonly number[], step: number, name: (from: number, to: number) => string): Mark[] {
  const most = Math.max(1, ...counts);
  return counts.flatMap((count, index): Mark[] => {
    if (count === 0) return [];
    const from = index * step;
    return [
      {
        id: String(index),
        x: from + step / 2,
        height: count / most,
        text: number(count),
        at: name(from, from + step),
        title: m.dashboard_learners({ count }),
        opens: false,
      },
    ];
  });
}

const scoreStep = ({ scores }: LessonDashboard): number => FULL / scores.length;

/** How many learners have which score. */
export function scoreLanes({ lessons }: CourseDashboard): Lane[] {
  const name = (from: number, to: number) => m.dashboard_scores({ from: number(from), to: number(to) });
  return lessons
    .filter(({ scores }) => scores.some((count) => count > 0))
    .map((lesson) =>
      lane(lesson, { form: 'bars', colour: 'text-accent', marks: histogram(lesson.scores, scoreStep(lesson), name) }),
    );
}

export const SCORES: Range = [0, FULL];
export const SCORE_STEP = 10;

/** How many learners took which time. */
export function timeLanes({ lessons, timeStep }: CourseDashboard): Lane[] {
  const name = (from: number, to: number) => m.dashboard_times({ from: clock(from), to: clock(to) });
  return lessons
    .filter(({ times }) => times.some((count) => count > 0))
    .map((lesson) =>
      lane(lesson, { form: 'bars', colour: 'text-quiet', marks: histogram(lesson.times, timeStep, name) }),
    );
}

export function timesRange({ lessons, timeStep }: CourseDashboard): Range {
  const ranges = lessons.map(({ times }) => times.findLastIndex((count) => count > 0) + 1);
  return [0, Math.max(1, ...ranges) * timeStep];
}

/** Whole numbers, at most `most`. */
export function wholeTicks([from, to]: Range, most: number, unit = ''): { at: number; name: string }[] {
  const steps = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];
  const step = steps.find((step) => (to - from) / step <= most) ?? Math.ceil((to - from) / most);
  const first = Math.ceil(from / step);
  const count = Math.max(Math.floor(to / step) - first + 1, 0);
  return Array.from({ length: count }, (_, index) => {
    const at = (first + index) * step;
    return { at, name: number(at) + unit };
  });
}
