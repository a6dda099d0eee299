// Why an LMS profile of a user's own is refused, in the user's language. A field is named as in its file.

import type { ElementFault, JsonType, ProfileFault } from './bindings';
import { number } from './format';
import { m } from './paraglide/messages';

const TYPES: Record<JsonType, () => string> = {
  object: m.profile_fault_object,
  list: m.profile_fault_list,
  text: m.profile_fault_text,
  number: m.profile_fault_number,
};

const ELEMENTS: Record<ElementFault, (at: { field: string }) => string> = {
  noLength: m.profile_fault_no_length,
  noNumber: m.profile_fault_no_number,
  notOptional: m.profile_fault_not_optional,
};

const TEXTS: { [K in ProfileFault['kind']]: (fault: Extract<ProfileFault, { kind: K }>) => string } = {
  tooLarge: ({ mostKib }) => m.profile_fault_too_large({ most: number(mostKib) }),
  notJson: ({ line, column }) => m.profile_fault_not_json({ line: number(line), column: number(column) }),
  notAProfile: () => m.profile_fault_not_a_profile(),
  newer: () => m.profile_fault_newer(),
  unknownField: m.profile_fault_unknown_field,
  missingField: m.profile_fault_missing_field,
  wrongType: ({ field, expected }) => m.profile_fault_wrong_type({ field, expected: TYPES[expected]() }),
  blank: m.profile_fault_blank,
  controlCharacters: m.profile_fault_control_characters,
  tooLong: ({ field, most }) => m.profile_fault_too_long({ field, most: number(most) }),
  unknownValue: ({ field, allowed }) => m.profile_fault_unknown_value({ field, allowed: allowed.join(', ') }),
  element: ({ field, why }) => ELEMENTS[why]({ field }),
  repeated: m.profile_fault_repeated,
  outOfRange: ({ field, least, most }) =>
    m.profile_fault_out_of_range({ field, least: number(least), most: number(most) }),
  emptyRange: m.profile_fault_empty_range,
  nameTaken: m.profile_fault_name_taken,
  tooMany: ({ most }) => m.profile_fault_too_many({ most: number(most) }),
  shipped: () => m.profile_fault_shipped(),
};

/** What is wrong with a profile, without a full stop. */
export function profileFault(fault: ProfileFault): string {
  const text = TEXTS[fault.kind] as (fault: ProfileFault) => string;
  return text(fault);
}
