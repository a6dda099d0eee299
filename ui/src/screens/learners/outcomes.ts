// What comes of the rows of a file of learners, in words.

import CircleCheck from '@lucide/svelte/icons/circle-check';
import CirclePlus from '@lucide/svelte/icons/circle-plus';
import CircleX from '@lucide/svelte/icons/circle-x';
import Minus from '@lucide/svelte/icons/minus';
import type { LucideIcon } from '@lucide/svelte';
import type { LearnerFault, LearnerImportRow, LearnerOutcome } from '../../lib/bindings';
import { number } from '../../lib/format';
import { m } from '../../lib/paraglide/messages';

interface Outcome {
  name: () => string;
  Icon: LucideIcon;
  colour: string;
}

export const OUTCOMES: Record<LearnerOutcome, Outcome> = {
  added: { name: m.outcome_added, Icon: CirclePlus, colour: 'text-good' },
  updated: { name: m.outcome_updated, Icon: CircleCheck, colour: 'text-accent' },
  unchanged: { name: m.outcome_unchanged, Icon: Minus, colour: 'text-quiet' },
  refused: { name: m.outcome_refused, Icon: CircleX, colour: 'text-bad' },
};

const FAULTS: { [K in LearnerFault['kind']]: (fault: Extract<LearnerFault, { kind: K }>) => string } = {
  noIdentifier: () => m.learner_fault_no_identifier(),
  spaceInIdentifier: () => m.learner_fault_space(),
  noFamilyName: () => m.learner_fault_no_family(),
  tooLong: () => m.learner_fault_too_long(),
  controlCharacter: () => m.learner_fault_control(),
  repeated: ({ line }) => m.learner_fault_repeated({ line: number(line) }),
};

/** Why a row is refused, or what it replaces. */
export function remark({ fault, nameBefore }: LearnerImportRow): string {
  if (fault) return (FAULTS[fault.kind] as (fault: LearnerFault) => string)(fault);
  return nameBefore === null ? '' : m.learner_name_before({ name: nameBefore });
}

/** How many rows there are of each outcome. */
export function tally(rows: readonly LearnerImportRow[]): Record<LearnerOutcome, number> {
  const counts = { added: 0, updated: 0, unchanged: 0, refused: 0 };
  for (const { outcome } of rows) counts[outcome] += 1;
  return counts;
}
