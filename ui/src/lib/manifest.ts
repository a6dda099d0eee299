// Why a manifest cannot be read, in the user's language.

import type { ManifestError } from './bindings';
import { m } from './paraglide/messages';

const UNREADABLE: { [K in ManifestError['kind']]: (error: Extract<ManifestError, { kind: K }>) => string } = {
  tooLarge: m.unreadable_too_large,
  tooDeep: m.unreadable_too_deep,
  tooManyElements: m.unreadable_too_many_elements,
  tooManyAttributes: m.unreadable_too_many_attributes,
  noElement: () => m.unreadable_no_element(),
  doctype: m.unreadable_doctype,
  wrongRoot: m.unreadable_wrong_root,
};

/** Why a manifest could not be read at all, to stand inside a sentence. */
export function unreadable(error: ManifestError): string {
  const text = UNREADABLE[error.kind] as (error: ManifestError) => string;
  return text(error);
}
