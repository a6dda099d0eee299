// How values are shown (the workflow's own forms): statuses in words, HH:MM:SS, «75 %».

import type { FollowUp, LaunchWindow, LessonMode, Score, SessionState, Standard } from './bindings';
import { m } from './paraglide/messages';
import { getLocale } from './paraglide/runtime';

const STATUSES: Record<string, () => string> = {
  'not attempted': m.status_not_attempted,
  incomplete: m.status_incomplete,
  completed: m.status_completed,
  passed: m.status_passed,
  failed: m.status_failed,
  browsed: m.status_browsed,
};

/** What people call a `lesson_status`; the word itself where it is none of the six. */
export function status(word: string): string {
  return STATUSES[word]?.() ?? (word || '–');
}

const STATES: Record<SessionState, () => string> = {
  running: m.state_running,
  open: m.state_open,
  finished: m.state_finished,
  validated: m.state_validated,
};

/** Where a session stands, with what came of its attempt since. */
export function sessionState({ state, followUp }: { state: SessionState; followUp: FollowUp }): string {
  if (state === 'open' && followUp === 'continued') return m.state_continued();
  if (state === 'open' && followUp === 'reset') return m.state_reset();
  const hasEnded = state === 'finished' || state === 'validated';
  return hasEnded && followUp === 'reset' ? `${STATES[state]()} · ${m.state_reset()}` : STATES[state]();
}

const WINDOWS: Record<LaunchWindow, () => string> = {
  embedded: m.launch_embedded,
  own: m.launch_own,
  browser: m.launch_browser,
};

export function launchWindow(window: LaunchWindow): string {
  return WINDOWS[window]();
}

const MODES: Record<LessonMode, () => string> = {
  normal: m.mode_normal,
  browse: m.mode_browse,
  review: m.mode_review,
};

/** What people call a `lesson_mode`. */
export function lessonMode(mode: string): string {
  return mode in MODES ? MODES[mode as LessonMode]() : mode;
}

const STANDARDS: Record<Standard, string> = {
  scorm12: 'SCORM 1.2',
  scorm2004: 'SCORM 2004',
  aicc: 'AICC',
  cmi5: 'cmi5',
  xapi: 'xAPI',
};

/** What people call a standard: the same in every language. */
export function standard(standard: Standard): string {
  return STANDARDS[standard];
}

/** A package of a standard, with its article: "an AICC package". */
export function packageOf(kind: Standard): string {
  return m.standard_package({ standard: kind, name: standard(kind) });
}

/** `75 %` where the most is 100, else `raw / max`; a dash where there is none. */
export function score({ raw, max }: Score): string {
  if (!raw) return '–';
  if (!max) return raw;
  return max === '100' ? `${raw}\u00a0%` : `${raw} / ${max}`;
}

/** What scores are sorted by: those that have none come first. */
export function scoreOrder({ raw }: Score): number {
  return raw === '' ? -Infinity : Number(raw);
}

const two = (number: number) => String(Math.floor(number)).padStart(2, '0');

/** Seconds as HH:MM:SS. */
export function clock(seconds: number): string {
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** A CMITimespan as HH:MM:SS, given with its length in seconds; as it is if it has none, a dash if it is empty. */
export function timespan(text: string, seconds: number | null): string {
  return seconds === null ? text || '–' : clock(seconds);
}

/** A moment of a session as mm:ss.mmm. */
export function moment(us: number): string {
  const ms = Math.floor(us / 1000);
  return `${two(ms / 60000)}:${two((ms / 1000) % 60)}.${String(ms % 1000).padStart(3, '0')}`;
}

/** A moment of a session by the clock on the wall, as HH:MM:SS.mmm, where its own clock was 0 at `began`. */
export function wallClock(began: string, us: number): string {
  const at = new Date(new Date(began).getTime() + us / 1000);
  const ms = String(at.getMilliseconds()).padStart(3, '0');
  return `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}.${ms}`;
}

const numberFormats = new Map<string, Intl.NumberFormat>();

/** A format in this language. It is kept: to make one takes much longer than to use it. */
function numberFormat(options?: Intl.NumberFormatOptions): Intl.NumberFormat {
  const locale = getLocale();
  const key = locale + JSON.stringify(options);
  const format = numberFormats.get(key) ?? new Intl.NumberFormat(locale, options);
  numberFormats.set(key, format);
  return format;
}

/** A duration of some seconds or more: «12 s», «3 min». */
export function pause(us: number): string {
  const seconds = us / 1e6;
  const [value, unit] = seconds < 90 ? [seconds, 'second'] : [seconds / 60, 'minute'];
  return numberFormat({ style: 'unit', unit, maximumFractionDigits: 0 }).format(value);
}

/** A duration in milliseconds. */
export function milliseconds(us: number): string {
  return numberFormat({
    style: 'unit',
    unit: 'millisecond',
    maximumFractionDigits: us < 10_000 ? 1 : 0,
  }).format(us / 1000);
}

const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** A date and time as this language writes them. */
export function date(rfc3339: string): string {
  const locale = getLocale();
  const form = dateFormats.get(locale) ?? new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' });
  dateFormats.set(locale, form);
  return form.format(new Date(rfc3339));
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** A size in the unit that suits it. */
export function size(bytes: number): string {
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), UNITS.length - 1);
  const unit = UNITS[power] ?? 'byte';
  return numberFormat({
    style: 'unit',
    unit,
    // The short form of a byte in English knows no plural.
    unitDisplay: unit === 'byte' ? 'long' : 'short',
    maximumSignificantDigits: 3,
  }).format(bytes / 1000 ** power);
}

export function number(value: number): string {
  return numberFormat().format(value);
}
