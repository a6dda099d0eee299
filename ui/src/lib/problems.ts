// What went wrong, in the user's language: what happened, to which file, and what to do next.

import type {
  EntryFault,
  IoFault,
  LearnerFileFault,
  Limit,
  MoveFault,
  NameFault,
  Error as Problem,
  SettingsFileFault,
  ZipFault,
} from './bindings';
import { date, number, packageOf, size } from './format';
import { unreadable } from './manifest';
import { m } from './paraglide/messages';
import { profileFault } from './profile-faults';

const MIB = 1024 * 1024;

const THINGS: Record<string, () => string> = {
  package: m.what_package,
  SCO: m.what_sco,
  learner: m.what_learner,
  session: m.what_session,
  folder: m.what_folder,
  profile: m.what_profile,
};

const LIMITS: Record<Limit['kind'], (most: number) => string> = {
  entries: (count) => m.over_entries({ count }),
  totalMib: (most) => m.over_total_mib({ most: number(most) }),
  ratio: (count) => m.over_ratio({ count }),
  depth: (most) => m.over_depth({ most: number(most) }),
  pathBytes: (most) => m.over_path_bytes({ most: number(most) }),
};

/** Limits that the settings do not hold. */
const FIXED: readonly Limit['kind'][] = ['depth', 'pathBytes'];

const ZIP_FAULTS: Record<ZipFault, () => string> = {
  notAZip: m.zip_not_a_zip,
  incomplete: m.zip_incomplete,
  damaged: m.zip_damaged,
};

const ENTRY_FAULTS: Record<EntryFault, () => string> = {
  header: m.entry_header,
  content: m.entry_content,
  incomplete: m.entry_incomplete,
};

const IO_FAULTS: Record<IoFault, () => string> = {
  notFound: m.io_not_found,
  alreadyExists: m.io_already_exists,
  isAFolder: m.io_is_a_folder,
  notAFolder: m.io_not_a_folder,
  notAFile: m.io_not_a_file,
  inUse: m.io_in_use,
  name: m.io_name,
  tooLarge: m.io_too_large,
  unreachable: m.io_unreachable,
  drive: m.io_drive,
  incomplete: m.io_incomplete,
  unknown: m.io_unknown,
};

const NAME_FAULTS: Record<NameFault, () => string> = {
  refused: m.name_refused,
  sameAsAnother: m.name_same_as_another,
  fileAndFolder: m.name_file_and_folder,
};

const LEARNER_FILE_FAULTS: Record<LearnerFileFault, (file: { file: string }) => string> = {
  tooLarge: m.error_learners_too_large,
  notText: m.error_learners_not_text,
  noHead: m.error_learners_no_head,
  noRows: m.error_learners_no_rows,
};

const MOVE_FAULTS: Record<MoveFault, (folder: { path: string }) => string> = {
  same: m.error_move_same,
  nested: m.error_move_nested,
  notEmpty: m.error_move_not_empty,
  name: m.error_move_name,
};

const SETTINGS_FILE_FAULTS: Record<SettingsFileFault['kind'], (at: { file: string; key: string }) => string> = {
  tooLarge: m.error_settings_too_large,
  notSettings: m.error_not_settings,
  newer: m.error_settings_newer,
  unknownKey: m.error_settings_unknown,
  invalidValue: m.error_settings_invalid,
};

const TEXTS: { [K in Problem['kind']]: (problem: Extract<Problem, { kind: K }>) => string } = {
  notAZip: ({ file, fault }) => m.error_not_a_zip({ file, fault: ZIP_FAULTS[fault]() }),
  unsafeEntry: m.error_unsafe_entry,
  notAFile: m.error_not_a_file,
  unusableName: ({ file, entry, fault }) => m.error_unusable_name({ file, entry, fault: NAME_FAULTS[fault]() }),
  overLimit: ({ file, limit }) => {
    const sentence = FIXED.includes(limit.kind) ? m.error_over_fixed_limit : m.error_over_limit;
    return sentence({ file, limit: LIMITS[limit.kind](limit.most) });
  },
  unsupportedMethod: m.error_unsupported_method,
  damagedEntry: ({ file, entry, fault }) => m.error_damaged_entry({ file, entry, fault: ENTRY_FAULTS[fault]() }),
  encryptedEntry: m.error_encrypted_entry,
  overlappingEntries: m.error_overlapping_entries,
  noManifest: m.error_no_manifest,
  nestedPackages: ({ file, inner }) => m.error_nested_packages({ file, inner: inner.join(', ') }),
  badManifest: ({ file, reason }) => m.error_bad_manifest({ file, reason: unreadable(reason) }),
  offlineLaunch: m.error_offline_launch,
  launchFileMissing: m.error_launch_file_missing,
  cannotRun: (problem) => m.error_cannot_run({ kind: packageOf(problem.standard) }),
  cancelled: () => m.error_cancelled(),
  notFound: ({ what }) => m.error_not_found({ what: THINGS[what]?.() ?? what }),
  stillRunning: () => m.error_still_running(),
  notOpen: () => m.error_not_open(),
  logsDeleted: ({ at }) => m.logs_deleted({ date: date(at) }),
  sessionEnded: () => m.error_session_ended(),
  diskFull: m.error_disk_full,
  noPermission: m.error_no_permission,
  io: ({ path, fault }) => m.error_io({ path, fault: IO_FAULTS[fault]() }),
  store: () => m.error_store(),
  damagedRecord: () => m.error_damaged_record(),
  newerLibrary: m.error_newer_library,
  libraryInUse: m.error_library_in_use,
  damagedLibrary: m.error_damaged_library,
  libraryMissing: m.error_library_missing,
  notALibrary: m.error_not_a_library,
  libraryExists: m.error_library_exists,
  notABackup: m.error_not_a_backup,
  libraryMoved: m.error_library_moved,
  moveUnfinished: m.error_move_unfinished,
  moveRecord: m.error_move_record,
  moveTarget: ({ path, fault }) => MOVE_FAULTS[fault]({ path }),
  notEnoughSpace: ({ path, neededMib, availableMib }) =>
    m.error_not_enough_space({ path, needed: size(neededMib * MIB), available: size(availableMib * MIB) }),
  sessionsRunning: m.error_sessions_running,
  learnerExists: m.error_learner_exists,
  invalidLearner: () => m.error_invalid_learner(),
  lastLearner: () => m.error_last_learner(),
  learnerFile: ({ file, fault }) => LEARNER_FILE_FAULTS[fault]({ file }),
  settingsFile: ({ file, fault }) => SETTINGS_FILE_FAULTS[fault.kind]({ file, key: 'key' in fault ? fault.key : '' }),
  profile: ({ file, fault }) =>
    file === null
      ? m.error_profile({ reason: profileFault(fault) })
      : m.error_profile_file({ file, reason: profileFault(fault) }),
  server: () => m.error_server(),
  browserNotOpened: () => m.error_browser_not_opened(),
  noLibrary: m.error_no_library,
};

/** The sentence for whatever was thrown. */
export function sentence(thrown: unknown): string {
  if (!isProblem(thrown)) {
    // Not for users: it is in a program's own words.
    console.error(thrown);
    return m.error_unknown();
  }
  const text = TEXTS[thrown.kind] as (problem: Problem) => string;
  return text(thrown);
}

export function isProblem(thrown: unknown): thrown is Problem {
  return typeof thrown === 'object' && thrown !== null && 'kind' in thrown && String(thrown.kind) in TEXTS;
}

const ERROR_CODES: Record<number, () => string> = {
  0: m.code_0,
  101: m.code_101,
  201: m.code_201,
  202: m.code_202,
  203: m.code_203,
  301: m.code_301,
  401: m.code_401,
  402: m.code_402,
  403: m.code_403,
  404: m.code_404,
  405: m.code_405,
};

/** An error code of the API in words. */
export function errorCode(code: number): string {
  return ERROR_CODES[code]?.() ?? String(code);
}
