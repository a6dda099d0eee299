// A row in full: its parts by their names.

import { apiErrorText } from '../lib/api-errors';
import type { Entry, TraceRow } from '../lib/bindings';
import { date, moment, number, wallClock } from '../lib/format';
import { m } from '../lib/paraglide/messages';
import { errorCode } from '../lib/problems';
import { entryColumns } from './describe';

export interface Part {
  name: string;
  text: string;
  /** Whether it is said by the workbench, not by the module or to it. */
  prose?: boolean;
  /** Whether it says what was wrong. */
  bad?: boolean;
}

/** @param beganAt when the session's clock was 0 */
export function parts(row: TraceRow, beganAt: string): Part[] {
  if (row.type === 'exchange') {
    return [
      { name: m.column_at(), text: date(row.exchange.at), prose: true },
      { name: row.exchange.command, text: row.exchange.data },
    ];
  }
  if (row.type === 'pages') {
    return row.entries.map(({ seq, atUs, phase, data }) => ({
      name: `${moment(atUs)} ${m.row_title({ n: seq })}`,
      text: data.kind === 'page' ? `${data.url} · ${phase}` : phase,
    }));
  }
  const { entry } = row;
  const { at, element, value, returned } = entryColumns(entry);
  const when: Part[] = [
    { name: m.column_at(), text: `${at} · ${wallClock(beganAt, entry.atUs)}`, prose: true },
    { name: m.row_phase(), text: entry.phase, prose: true },
  ];
  if (entry.data.kind === 'call') return [...callParts(entry.data), ...when];
  const said: Part[] = [
    { name: m.column_element(), text: element },
    { name: m.column_value(), text: value },
    { name: m.column_returned(), text: returned },
  ];
  const cut = cutLength(entry.data);
  if (cut !== undefined) said.push({ name: m.row_length(), text: cut, prose: true });
  return [...said.filter(({ text }) => text !== ''), ...when];
}

/** How much of what was sent is recorded, where it is not all. */
function cutLength(data: Entry['data']): string | undefined {
  if (data.kind !== 'requestBody' || data.text === null || data.length === null) return undefined;
  const shown = data.text.length;
  return data.length > shown ? m.row_cut({ length: number(data.length), shown: number(shown) }) : undefined;
}

function callParts(call: Extract<Entry['data'], { kind: 'call' }>): Part[] {
  const parts: Part[] = call.arguments.flatMap(({ jsType, text, length }, index) => {
    const passed = { name: m.row_argument({ number: index + 1, type: jsType }), text };
    if (length == null) return [passed];
    const cut = m.row_cut({ length: number(length), shown: number([...text].length) });
    return [passed, { name: m.row_argument_length({ number: index + 1 }), text: cut, prose: true }];
  });
  if (parts.length === 0) parts.push({ name: m.row_arguments(), text: m.row_none(), prose: true });
  const { answer, error, refused, replay } = call;
  parts.push({ name: m.column_returned(), text: answer });
  parts.push({ name: m.column_error(), text: `${error} ${errorCode(error)}`, prose: true, bad: error !== 0 });
  if (refused) {
    parts.push({ name: m.row_diagnostic(), text: apiErrorText(refused.why), prose: true, bad: true });
    parts.push({ name: m.row_section(), text: `SCORM 1.2 ${refused.section}`, prose: true });
  }
  if (replay) parts.push({ name: m.row_replay(), text: m.replay_differs(replay), prose: true, bad: true });
  return parts;
}
