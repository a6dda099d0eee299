// Why a manifest cannot be read, in the user's language.

import type { ManifestError, XmlFault } from './bindings';
import { m } from './paraglide/messages';

const XML_FAULTS: { [K in XmlFault['kind']]: (fault: Extract<XmlFault, { kind: K }>) => string } = {
  notClosed: m.xml_not_closed,
  unknownMarkup: () => m.xml_unknown_markup(),
  otherEndTag: m.xml_other_end_tag,
  strayEndTag: m.xml_stray_end_tag,
  declaration: () => m.xml_declaration(),
  hyphensInComment: () => m.xml_hyphens_in_comment(),
  attributeForm: () => m.xml_attribute_form(),
  repeatedAttribute: () => m.xml_repeated_attribute(),
  unknownEntity: m.xml_unknown_entity,
  characterReference: () => m.xml_character_reference(),
  secondRoot: () => m.xml_second_root(),
  textOutside: () => m.xml_text_outside(),
  namespace: () => m.xml_namespace(),
  unknown: () => m.xml_unknown(),
};

const UNREADABLE: { [K in ManifestError['kind']]: (error: Extract<ManifestError, { kind: K }>) => string } = {
  tooLarge: m.unreadable_too_large,
  tooDeep: m.unreadable_too_deep,
  tooManyElements: m.unreadable_too_many_elements,
  empty: () => m.unreadable_empty(),
  unknownEncoding: m.unreadable_unknown_encoding,
  doctype: m.unreadable_doctype,
  malformed: ({ line, column, fault }) => m.unreadable_malformed({ line, column, fault: malformed(fault) }),
  wrongRoot: m.unreadable_wrong_root,
};

/** Why a manifest could not be read at all, to stand inside a sentence. */
export function unreadable(error: ManifestError): string {
  const text = UNREADABLE[error.kind] as (error: ManifestError) => string;
  return text(error);
}

function malformed(fault: XmlFault): string {
  const text = XML_FAULTS[fault.kind] as (fault: XmlFault) => string;
  return text(fault);
}
