// Why the run-time refused a call, in the user's language.

import type { DataType, ApiError } from './bindings';
import { number } from './format';
import { m } from './paraglide/messages';

const FORMS: Partial<Record<DataType, () => string>> = {
  identifier: m.form_identifier,
  decimal: m.form_decimal,
  decimalOrBlank: m.form_decimal_or_blank,
  signedInteger: m.form_signed_integer,
  timespan: m.form_timespan,
  time: m.form_time,
};

const TEXTS: { [K in ApiError['kind']]: (error: Extract<ApiError, { kind: K }>) => string } = {
  argumentNotEmpty: () => m.refused_argument_not_empty(),
  alreadyRunning: () => m.refused_already_running(),
  alreadyFinished: () => m.refused_already_finished(),
  notRunning: () => m.refused_not_running(),
  notKept: () => m.refused_not_saved(),
  otherModel: () => m.refused_other_model(),
  notSupported: () => m.refused_not_supported(),
  noSuchElement: () => m.refused_no_such_element(),
  keyword: () => m.refused_keyword(),
  noChildren: () => m.refused_no_children(),
  notAnArray: () => m.refused_not_an_array(),
  readOnly: () => m.refused_read_only(),
  writeOnly: () => m.refused_write_only(),
  noSuchRecord: ({ records }) => m.refused_no_such_record({ count: records }),
  wrongForm: ({ expected, words }) => {
    const listed = { words: words.map((word) => (word === '' ? '""' : word)).join(', ') };
    if (expected === 'vocabulary') return m.refused_wrong_word(listed);
    if (expected === 'vocabularyOrDecimal') return m.refused_wrong_word_or_number(listed);
    return m.refused_wrong_form({ expected: (FORMS[expected] ?? m.form_other)() });
  },
  tooLong: ({ length, limit }) => m.refused_too_long({ length: number(length), limit: number(limit) }),
  outOfRange: ({ least, most }) => m.refused_out_of_range({ least: number(least), most: number(most) }),
  appendedTooLong: ({ length, limit }) => m.refused_appended_too_long({ length: number(length), limit: number(limit) }),
};

/** What was wrong with a call, in a sentence. */
export function apiErrorText(why: ApiError): string {
  const text = TEXTS[why.kind] as (why: ApiError) => string;
  return text(why);
}
