// How grave a finding is, as it is shown everywhere.

import CircleX from '@lucide/svelte/icons/circle-x';
import Lightbulb from '@lucide/svelte/icons/lightbulb';
import TriangleAlert from '@lucide/svelte/icons/triangle-alert';
import type { Severity, FindingCounts } from './bindings';
import { m } from './paraglide/messages';

export const KINDS = {
  error: { Icon: CircleX, colour: 'text-bad', name: m.severity_error, count: m.audit_errors, of: 'errors' },
  warning: {
    Icon: TriangleAlert,
    colour: 'text-warn',
    name: m.severity_warning,
    count: m.audit_warnings,
    of: 'warnings',
  },
  info: {
    Icon: Lightbulb,
    colour: 'text-accent',
    name: m.severity_suggestion,
    count: m.audit_suggestions,
    of: 'suggestions',
  },
} as const satisfies Record<Severity, { of: keyof FindingCounts } & Record<string, unknown>>;

export const SEVERITIES = Object.keys(KINDS) as Severity[];
