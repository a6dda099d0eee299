// Findings by their rules, which share why they matter and how to fix them.

import type { LocalizedFinding } from '../../../lib/bindings';
import { number } from '../../../lib/format';
import { m } from '../../../lib/paraglide/messages';

/** The findings of a rule that are of one severity: at least one. */
export type Group = Pick<
  LocalizedFinding,
  'rule' | 'title' | 'severity' | 'impact' | 'why' | 'sources' | 'fix' | 'tools'
> & {
  findings: LocalizedFinding[];
};

/** The findings in groups, in the order of the first of each. */
export function byRule(findings: readonly LocalizedFinding[]): Group[] {
  const groups = new Map<string, Group>();
  for (const finding of findings) {
    const { rule, title, severity, impact, why, sources, fix, tools } = finding;
    const key = `${severity} ${rule}`;
    const group = groups.get(key) ?? { rule, title, severity, impact, why, sources, fix, tools, findings: [] };
    group.findings.push(finding);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** The file and line that a finding points at; blank if it points at none. */
export function place({ file, line }: LocalizedFinding): string {
  if (!file) return '';
  return line === null ? file : m.audit_line({ file, line: number(line) });
}
