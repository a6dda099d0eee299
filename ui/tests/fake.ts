// A workbench that only pretends: what its commands return, for tests and for looking at the screens.

import { mockIPC, mockWindows } from '@tauri-apps/api/mocks';
import type {
  About,
  Activity,
  Changes,
  CourseDashboard,
  Entry,
  Exchange,
  ExchangeSummary,
  LaunchOptions,
  LearnerDetails,
  LearnerSummary,
  Needs,
  NewLearner,
  OpenSession,
  OutcomeRow,
  PackageDetails,
  PackageSummary,
  ProfileDetails,
  ProfileForm,
  LocalizedReport,
  RowDetails,
  RowFilter,
  RowId,
  RowKind,
  RowLookup,
  RowPlace,
  RuleDetails,
  ScoCard,
  LessonSessions,
  SessionSummary,
  StateAt,
  SuspendDataView,
  SuspendRow,
  StateChange,
  Settings,
  LocalizedFinding,
  Fact,
  Family,
  JournalPage,
  JournalRequest,
  JournalRow,
  Summary,
  TracePage,
  TraceRequest,
  TraceRow,
  EntryData,
  ValidatedSession,
} from '../src/lib/bindings';

export const packages: PackageSummary[] = [
  {
    id: 1,
    title: 'Sécurité incendie : les gestes qui sauvent',
    fileName: 'securite-incendie_scorm12.zip',
    importedAt: '2026-01-05T09:12:44+01:00',
    size: 48_312_004,
    scoCount: 2,
    standard: 'scorm12',
    version: 3,
    versions: 3,
    findingCounts: { errors: 2, warnings: 0, suggestions: 1 },
    watched: true,
    unreadable: false,
  },
  {
    id: 2,
    title: 'Accueillir un client au téléphone',
    fileName: 'accueil.zip',
    importedAt: '2025-11-24T18:14:53+01:00',
    size: 812_000,
    scoCount: 1,
    standard: 'scorm12',
    version: 1,
    versions: 1,
    findingCounts: { errors: 0, warnings: 0, suggestions: 0 },
    watched: false,
    unreadable: false,
  },
  {
    id: 3,
    title: 'Zoom',
    fileName: 'zoom.zip',
    importedAt: '2025-12-01T08:00:00+01:00',
    size: 3_400_000,
    scoCount: 12,
    standard: 'scorm2004',
    version: 1,
    versions: 1,
    findingCounts: { errors: 0, warnings: 4, suggestions: 12 },
    watched: false,
    unreadable: false,
  },
];

const score = { raw: '75', max: '100', min: '0' };

export const session: SessionSummary = {
  id: '0b6f1c9e-7a1d-4a57-9a54-2d5f7f2f1a10',
  packageId: 1,
  packageTitle: 'Sécurité incendie : les gestes qui sauvent',
  scoId: 11,
  scoTitle: 'Évacuer le bâtiment',
  learnerId: 1,
  learner: 'Martin, Camille',
  startedAt: '2026-01-05T10:00:00+01:00',
  endedAt: '2026-01-05T10:02:10+01:00',
  logsDeletedAt: null,
  state: 'finished',
  followUp: 'none',
  window: 'embedded',
  profile: 'strict',
  profileName: 'SCORM 1.2',
  lessonMode: 'normal',
  status: 'failed',
  score,
  sent: { status: 'completed', score },
  sessionTime: '0000:00:28.5',
  sessionSeconds: 28,
  wallSeconds: 130.4,
  calls: 1204,
  failedCalls: 3,
};

export const older: SessionSummary = {
  ...session,
  id: '77aa0d32-16c0-4a1c-8f43-0f6d9a4f9b02',
  startedAt: '2026-01-04T16:40:00+01:00',
  state: 'open',
  followUp: 'continued',
  window: 'browser',
  status: 'incomplete',
  score: { raw: '', max: '', min: '' },
  sent: { status: null, score: { raw: '', max: '', min: '' } },
  calls: 41,
  failedCalls: 0,
};

/** A course of two lessons that so many learners have begun. */
export const dashboardOf = (count: number): CourseDashboard => {
  const share = (part: number) => Math.floor(count * part);
  return {
    packageId: 1,
    lessonCount: 2,
    timeStep: 60,
    lessons: [
      {
        scoId: 11,
        number: 1,
        title: 'Donner l’alerte',
        statuses: [
          { status: 'passed', count: share(0.6) },
          { status: 'failed', count: count - share(0.6) },
        ],
        scores: [0, 0, 0, share(0.2), 0, share(0.2), 0, share(0.3), share(0.2), share(0.1)],
        times: [0, share(0.3), share(0.5), share(0.2), ...Array.from({ length: 16 }, () => 0)],
      },
      {
        scoId: 12,
        number: 2,
        title: 'Évacuer le bâtiment',
        statuses: [
          { status: 'completed', count: share(0.4) },
          { status: 'incomplete', count: share(0.3) },
          { status: 'not attempted', count: count - share(0.4) - share(0.3) },
        ],
        scores: Array.from({ length: 10 }, () => 0),
        times: [share(0.2), 0, 0, 0, share(0.4), 0, 0, share(0.1), ...Array.from({ length: 12 }, () => 0)],
      },
    ],
    learners: Array.from({ length: count }, (_, index) => ({
      learner: { id: index + 1, studentId: `learner-${index + 1}`, name: `Martin, Camille ${index + 1}` },
      status: index % 3 === 0 ? 'completed' : 'incomplete',
      statusAt: '2026-01-05T10:02:10+01:00',
      done: index % 3 === 0 ? 2 : 1,
      score: index % 4 === 0 ? null : 40 + (index % 60),
      seconds: 60 + index * 7,
    })),
  };
};

/** So many sessions of a lesson, the newest first: better and longer each time, and failed at first. */
export const sessionsOf = (count: number): SessionSummary[] =>
  Array.from({ length: count }, (_, index): SessionSummary => {
    const share = (count - index) / count;
    const raw = index === count - 1 ? '' : String(Math.round(share * 100));
    return {
      ...session,
      id: `session-${count - index}`,
      startedAt: new Date(Date.UTC(2026, 0, 1 + count - index, 9)).toISOString(),
      status: raw === '' ? 'incomplete' : share < 0.6 ? 'failed' : 'passed',
      score: { raw, max: '100', min: '0' },
      sessionSeconds: Math.round(share * 600),
      wallSeconds: Math.round(share * 600),
    };
  });

/** So many sessions of a lesson, all of them drawn. */
export const lessonOf = (count: number): LessonSessions => ({
  sessions: sessionsOf(count),
  drawn: Array.from({ length: count }, (_, index) => index + 1),
});

const sco = {
  launch: 'index.html?mode=normal',
  launchHost: null,
  missingLaunchFile: null,
  prerequisites: null,
  isvisible: true,
  masteryScore: '80',
};

const newest = packages[0] as PackageSummary;
const source = 'C:\\Users\\camille\\Publications\\securite-incendie_scorm12.zip';

export const learner: LearnerSummary = {
  id: 1,
  studentId: 'learner-1',
  name: 'Martin, Camille',
  familyName: 'Martin',
  givenName: 'Camille',
  login: 'cmartin',
  followed: false,
  attempts: 1,
  sessions: 2,
  lastSessionAt: '2026-01-05T09:12:44+01:00',
  isRunning: false,
};

export const learners: LearnerDetails[] = [
  { id: 1, studentId: 'learner-1', name: 'Martin, Camille' },
  { id: 2, studentId: 'a.moreau', name: 'Moreau, Alix' },
];

/** Those that come with the workbench. */
export const profiles: ProfileDetails[] = [
  { id: 'strict', name: 'SCORM 1.2 strict', own: false, note: '', behaviours: [] },
  {
    id: 'xlms',
    name: 'xLMS',
    own: false,
    note: '',
    behaviours: [
      { about: 'Values taken', does: 'of the type', source: 'RTE §3.4.3', differs: false },
      { about: 'A session left', does: 'stays open', source: 'the LMS’s log', differs: true },
    ],
  },
];

/** One of each kind of behaviour. */
export const profileForm: ProfileForm = {
  draft: {
    name: 'Copy of xLMS',
    note: '',
    behaviours: { mastery: 'always', lengths: [], ranges: [], unsupported: [] },
  },
  mostName: 60,
  mostNote: 1000,
  behaviours: [
    {
      key: 'mastery',
      about: 'The mastery score decides the status',
      input: {
        kind: 'choice',
        standard: 'unlessIncomplete',
        choices: [
          { word: 'unlessIncomplete', does: 'unless the SCO sent incomplete' },
          { word: 'always', does: 'always, whatever status the SCO sent' },
          { word: 'never', does: 'never' },
        ],
      },
    },
    {
      key: 'lengths',
      about: 'Lengths that differ from the standard',
      input: {
        kind: 'lengths',
        most: 65_536,
        elements: [
          { element: 'cmi.suspend_data', standard: 4096 },
          { element: 'cmi.comments', standard: 4096 },
        ],
      },
    },
    {
      key: 'ranges',
      about: 'Ranges that differ from the standard',
      input: {
        kind: 'ranges',
        least: -32_768,
        most: 32_767,
        elements: [{ element: 'cmi.interactions.n.weighting', least: null, most: null }],
      },
    },
    {
      key: 'unsupported',
      about: 'Elements not supported (401)',
      input: { kind: 'elements', elements: ['cmi.comments', 'cmi.interactions', 'cmi.interactions.n.id'] },
    },
  ],
};

export const launchOptions: LaunchOptions = {
  learner: null,
  window: 'embedded',
  profile: 'strict',
  mode: 'normal',
  offline: true,
  learnerLanguage: null,
};

export const details: PackageDetails = {
  learner: learners[0] as LearnerDetails,
  launchOptions,
  defaultLaunchOptions: launchOptions,
  summary: newest,
  source,
  watched: source,
  versions: [
    { summary: newest, source, sessions: 2 },
    {
      summary: {
        ...newest,
        id: 8,
        version: 2,
        importedAt: '2026-01-03T16:20:10+01:00',
        findingCounts: { errors: 3, warnings: 1, suggestions: 1 },
      },
      source,
      sessions: 5,
    },
    {
      summary: { ...newest, id: 7, version: 1, importedAt: '2025-12-19T11:02:00+01:00', findingCounts: null },
      source: null,
      sessions: 1,
    },
  ],
  identifier: 'com.example.securite.incendie',
  schemaVersion: '1.2',
  canRun: true,
  isResourcePackage: false,
  metadata: {
    title: '',
    description: 'Reconnaître le signal, évacuer, rejoindre le point de rassemblement.',
    language: 'fr',
  },
  tools: [
    { tool: 'Storyline', role: 'author', version: '3.98.33815.0', file: 'meta.xml', line: 1 },
    { tool: 'SCORM Driver', role: 'wrapper', version: '7.7.0', file: 'lms/scormdriver.js', line: 2 },
  ],
  titles: { EVACUER: 'Évacuer le bâtiment' },
  scos: [
    {
      ...sco,
      id: 11,
      number: 1,
      title: 'Évacuer le bâtiment',
      path: ['Sécurité incendie', 'Partie 1'],
      status: 'completed',
      score,
      totalTime: '0000:01:52',
      totalSeconds: 112,
      sessions: [session, older],
    },
    {
      ...sco,
      id: 12,
      number: 2,
      title: 'Choisir le bon extincteur',
      path: ['Sécurité incendie', 'Partie 2'],
      isvisible: false,
      prerequisites: {
        script: 'EVACUER=passed | 2*{EVACUER, ALARME, ~PERIME}',
        requirement: {
          met: false,
          condition: {
            kind: 'atLeast',
            count: 1,
            of: [
              {
                met: false,
                condition: { kind: 'is', item: 'EVACUER', wanted: 'passed', status: 'completed' },
              },
              {
                met: false,
                condition: {
                  kind: 'atLeast',
                  count: 2,
                  of: [
                    { met: true, condition: { kind: 'done', item: 'EVACUER', status: 'completed' } },
                    { met: false, condition: { kind: 'done', item: 'ALARME', status: null } },
                    {
                      met: false,
                      condition: {
                        kind: 'not',
                        of: { met: true, condition: { kind: 'done', item: 'PERIME', status: 'passed' } },
                      },
                    },
                  ],
                },
              },
            ],
          },
        },
      },
      status: 'not attempted',
      score: { raw: '', max: '', min: '' },
      totalTime: '0000:00:00',
      totalSeconds: 0,
      sessions: [],
    },
  ],
};

/** The package with `count` SCOs, of which every third is completed. */
export function withScos(count: number): PackageDetails {
  const [completed, other] = details.scos as [ScoCard, ScoCard];
  const scos = Array.from({ length: count }, (_, index) => ({
    ...(index % 3 === 0 ? completed : other),
    id: 100 + index,
    number: index + 1,
    title: index % 3 === 0 ? `Évacuer le bâtiment ${index + 1}` : `Choisir le bon extincteur ${index + 1}`,
    sessions: index % 3 === 0 ? completed.sessions.map((one) => ({ ...one, id: `${one.id}-${index}` })) : [],
  }));
  return { ...details, scos };
}

export const needs: Needs = {
  runsOffline: false,
  hosts: [
    { host: 'cdn.example.org', isPossible: false, file: 'index.html', line: 4 },
    { host: 'player.vimeo.com', isPossible: true, file: 'lib/player.js', line: 1 },
  ],
  permissions: [{ permission: 'microphone', file: 'lib/record.js', line: 12 }],
};

export const findings: LocalizedFinding[] = [
  {
    key: 'plan',
    accepted: null,
    rule: 'package/missing-by-case',
    title: 'File name in the wrong case in the manifest',
    severity: 'error',
    impact: 'launch',
    message: 'The manifest says Images/plan.png; the file is called images/plan.png.',
    why: 'The file is found on Windows, but not on a Linux server, where names are case-sensitive.',
    sources: [
      {
        name: 'POSIX.1-2017, XBD 4: Filename Portability',
        address: 'https://pubs.opengroup.org/onlinepubs/9699919799/',
      },
      { name: 'SCORM 1.2 CAM §2.3', address: null },
    ],
    fix: 'Write the name alike in both places, capitals included.',
    tools: [],
    file: 'imsmanifest.xml',
    line: 42,
    column: null,
    entries: [],
    count: 0,
  },
  {
    key: 'porte',
    accepted: null,
    rule: 'package/missing-by-case',
    title: 'File name in the wrong case in the manifest',
    severity: 'error',
    impact: 'launch',
    message: 'The manifest says Images/porte.png; the file is called images/porte.png.',
    why: 'The file is found on Windows, but not on a Linux server, where names are case-sensitive.',
    sources: [
      {
        name: 'POSIX.1-2017, XBD 4: Filename Portability',
        address: 'https://pubs.opengroup.org/onlinepubs/9699919799/',
      },
      { name: 'SCORM 1.2 CAM §2.3', address: null },
    ],
    fix: 'Write the name alike in both places, capitals included.',
    tools: [],
    file: 'imsmanifest.xml',
    line: 43,
    column: null,
    entries: [],
    count: 0,
  },
  {
    key: 'language',
    accepted: null,
    rule: 'manifest/missing-language',
    title: 'Language of the course not given',
    severity: 'info',
    impact: 'other',
    message: 'The manifest does not give the language of the course.',
    why: 'Catalogues cannot filter by it.',
    sources: [{ name: 'SCORM 1.2 CAM §2.2', address: null }],
    fix: 'Fill in the language in the authoring tool’s metadata.',
    tools: [
      { tool: 'Storyline', how: 'Publish › LMS › Reporting and Tracking' },
      { tool: 'Adapt', how: 'course.json › title' },
    ],
    file: 'imsmanifest.xml',
    line: null,
    column: null,
    entries: [],
    count: 0,
  },
  {
    key: 'host',
    accepted: 'The client’s own server, agreed with their IT on 5 January.',
    rule: 'content/external-host',
    title: 'Files from another host',
    severity: 'warning',
    impact: 'other',
    message: 'The module loads files from fonts.example.com.',
    why: 'It needs the network, and gives each learner’s IP address to that host.',
    sources: [],
    fix: 'Include these files in the package.',
    tools: [],
    file: 'styles/main.css',
    line: 3,
    column: null,
    entries: [],
    count: 0,
  },
];

const [byCase, , language] = findings as [LocalizedFinding, LocalizedFinding, LocalizedFinding];

export const changes: Changes = {
  fixed: [
    byCase,
    { ...byCase, key: 'sortie', message: 'The manifest says Images/sortie.png; the file is called images/sortie.png.' },
  ],
  appeared: [language],
  identifiers: {
    count: 2,
    first: [
      { title: 'Sortir du bâtiment', part: 'item', before: 'SORTIR', after: 'ITEM_1' },
      { title: 'Épreuve finale', part: 'item', before: 'EPREUVE', after: null },
    ],
  },
  added: { count: 1, names: ['pages/sortie.html'] },
  removed: { count: 0, names: [] },
  changed: { count: 502, names: ['imsmanifest.xml', 'index.html', 'main.js'] },
};

export const rules: RuleDetails[] = findings.slice(1).map(({ rule, title, severity, impact, why }) => ({
  id: rule,
  family: rule.split('/')[0] as Family,
  title,
  severity,
  impact,
  why,
}));

export const settings: Settings = {
  limits: { entries: 100_000, totalMib: 8192, ratio: 200 },
  recording: { entriesPerSecond: 5000, sessionMib: 512 },
  closing: { days: 30 },
  launching: { profile: 'strict', learner: null },
  backups: { days: 0, keep: 3 },
  retention: { days: 30 },
  rulesOff: [],
};

const text = (text: string) => ({ jsType: 'string' as const, text });

export function call(
  name: Extract<EntryData, { kind: 'call' }>['function'],
  given: string[] = [''],
  returned = 'true',
  error = 0,
): EntryData {
  // The only refusal that the stories make is of a word.
  const words = ['passed', 'completed', 'failed', 'incomplete', 'browsed'];
  const refused =
    error === 405 && name === 'LMSSetValue'
      ? { why: { kind: 'wrongForm' as const, expected: 'vocabulary' as const, words }, section: 'RTE §3.4.4, ADD 4' }
      : null;
  return { kind: 'call', function: name, arguments: given.map(text), answer: returned, error, refused, replay: null };
}

type Served = Extract<EntryData, { kind: 'served' }>;

export function served(
  path: string,
  status: number,
  destination: string | null,
  rest: Partial<Omit<Served, 'kind'>> = {},
): EntryData {
  const nothing = { bytes: 0, range: null, tookUs: 1_500, actualPath: null, count: 1 };
  return { kind: 'served', path, status, destination, ...nothing, ...rest };
}

const happened: EntryData[] = [
  { kind: 'page', url: 'index.html', depth: 1 },
  { kind: 'hunt', name: 'API', lookedIn: 'index.html', depth: 1, found: false, by: 'scormdriver.js:211' },
  { kind: 'hunt', name: 'API', lookedIn: 'player', depth: 0, found: true, by: 'scormdriver.js:211' },
  call('LMSInitialize'),
  call('LMSGetValue', ['cmi.core.lesson_status'], 'not attempted'),
  call('LMSGetValue', ['cmi.suspend_data'], ''),
  call('LMSSetValue', ['cmi.core.lesson_status', 'incomplete']),
  { kind: 'console', level: 'warn', text: 'Deprecated: document.write' },
  {
    kind: 'call',
    function: 'LMSSetValue',
    arguments: [text('cmi.core.score.raw'), { jsType: 'number', text: '75' }],
    answer: 'true',
    error: 0,
    replay: null,
  },
  call('LMSSetValue', ['cmi.core.score.max', '100']),
  call('LMSSetValue', ['cmi.core.lesson_status', 'done'], 'false', 405),
  call('LMSGetLastError', [], '405', 405),
  call('LMSGetErrorString', ['405'], 'Incorrect Data Type', 405),
  { kind: 'resource', url: 'images/plan.png', element: 'img' },
  { kind: 'error', message: 'TypeError: slide is undefined', source: 'main.js:42:13' },
  { kind: 'rejection', message: 'NetworkError: no network' },
  { kind: 'window', url: 'glossaire.html', opened: false },
  call('LMSSetValue', ['cmi.suspend_data', 'a1~b2~'.repeat(200)]),
  call('LMSCommit'),
  { kind: 'unconfirmed', call: 19, answered: 'true', error: 0 },
  {
    kind: 'call',
    function: 'LMSGetValue',
    arguments: [text('cmi.core.entry')],
    answer: 'ab-initio',
    error: 0,
    replay: { answer: 'resume', error: 0 },
  },
  {
    kind: 'access',
    access: 'request',
    target: 'https://fonts.example/lato.css',
    decision: 'blocked',
    count: 1,
  },
  { kind: 'note', note: 'closing' },
  { kind: 'notRecorded', cause: 'tooMany', entries: 'console', count: 12_345 },
  call('LMSFinish'),
];

export function entry(seq: number, data: EntryData): Entry {
  return { seq, atUs: seq * 213_456, phase: seq < 3 ? 'loading' : seq > 22 ? 'pagehide' : 'complete', data };
}

export const entries = happened.map((data, index) => entry(index + 1, data));

const at = '2026-01-05T10:00:01+01:00';
export const exchanges: Exchange[] = [
  {
    after: 0,
    command: 'launch',
    at,
    data: '***** Au Launch Request - 05/01/2026 10:00:00 *****\nStudent ID=camille.martin\nLogin ID=cmartin\nsession_id=0b6f1c9e\nmode=normal',
  },
  { after: 4, command: 'getparam', at, data: 'command=getparam\nsession_id=0b6f1c9e\nversion=3.0' },
  {
    after: 19,
    command: 'putparam',
    at,
    data: 'command=putparam\nsession_id=0b6f1c9e\nversion=3.0\naicc_data=[core]\ntime=00:00:28\nscore=75,100,\nlesson_status=I',
  },
  {
    after: 23,
    command: 'exitau',
    at,
    data: '[core]lesson_status=C\n[core]time=00:00:28\ntottime(sec)=112\nscore used=75\nstatus used=C\n***Response***\nerror=0\nerror_text=Successful',
  },
];

const CALLS: Partial<Record<string, RowKind>> = {
  LMSInitialize: 'lifecycle',
  LMSFinish: 'lifecycle',
  LMSGetValue: 'get',
  LMSSetValue: 'set',
  LMSCommit: 'commit',
};
const KINDS: Partial<Record<EntryData['kind'], RowKind>> = {
  hunt: 'apiLookup',
  unconfirmed: 'commit',
  notRecorded: 'note',
  observerError: 'note',
  error: 'pageError',
  rejection: 'pageError',
  resource: 'pageError',
  unplayable: 'pageError',
  requestBody: 'access',
};

function kindOf(data: EntryData): RowKind {
  if (data.kind === 'call') return CALLS[data.function] ?? 'errorCall';
  return KINDS[data.kind] ?? (data.kind as RowKind);
}

function summaryOf({ data }: Exchange): ExchangeSummary | null {
  const read = (name: string) => new RegExp(`^${name}=(.*)$`, 'm').exec(data)?.[1];
  const status = read('lesson_status');
  return status === undefined ? null : { status, score: read('score') ?? '', location: read('lesson_location') ?? '' };
}

/** Entries and exchanges as the workbench puts them in one order. */
export function traceRows(entries: readonly Entry[], exchanges: readonly Exchange[]): TraceRow[] {
  const all = exchanges.map((exchange, number) => {
    const atUs = entries.find(({ seq }) => seq === exchange.after)?.atUs ?? 0;
    return { type: 'exchange' as const, number, atUs, summary: summaryOf(exchange), exchange };
  });
  const rows: TraceRow[] = [];
  const place = (n: number) => {
    while ((all[0]?.exchange.after ?? n) < n) rows.push(...all.splice(0, 1));
  };
  for (const entry of entries) {
    place(entry.seq);
    const problem = ['error', 'rejection', 'resource', 'notRecorded'].includes(entry.data.kind);
    rows.push({ type: 'entry', kind: kindOf(entry.data), problem, entry });
  }
  place(Infinity);
  return rows;
}

function searched(row: TraceRow): string {
  if (row.type === 'pages') return row.entries.map(({ data }) => Object.values(data).join(' ')).join(' ');
  if (row.type === 'exchange') return `${row.exchange.command} ${row.exchange.data}`;
  const { data } = row.entry;
  if (data.kind !== 'call') return Object.values(data).join(' ');
  return [data.function, ...data.arguments.map(({ text }) => text), data.answer, data.error].join(' ');
}

/** A page of these rows, as the workbench selects it. */
export function pageOf(rows: readonly TraceRow[], { filter, from, limit, until }: TraceRequest): TracePage {
  const counted = rows.slice(0, until ?? rows.length);
  const passing = counted.filter((row) => passes(filter, row));
  const page = passing.slice(from, from + limit);
  const counts = new Map<RowKind, number>();
  for (const row of counted) {
    const kind = row.type === 'entry' ? row.kind : 'exchange';
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return {
    rows: page,
    shown: passing.length,
    total: counted.length,
    beganAt: session.startedAt,
    counts: [...counts].map(([kind, count]) => ({ kind, count })),
    complete: true,
  };
}

function passes(filter: RowFilter, row: TraceRow): boolean {
  const [kind, problem] = row.type === 'entry' ? [row.kind, row.problem] : ['exchange' as const, false];
  const isShown = !filter.hidden.includes(kind) && (problem || !filter.problemsOnly);
  return isShown && searched(row).toLowerCase().includes(filter.text.toLowerCase());
}

const isRow = (id: RowId, row: TraceRow) =>
  id.type === 'entry'
    ? row.type === 'entry' && row.entry.seq === id.seq
    : row.type === 'exchange' && row.number === id.number;

/** Where a row is, as the workbench finds it. */
export function placeIn(rows: readonly TraceRow[], { filter, target }: RowLookup): RowPlace {
  const passing = rows.filter((row) => passes(filter, row));
  const failed = passing.flatMap((row, place) => {
    if (row.type !== 'entry' || row.entry.data.kind !== 'call' || row.kind === 'errorCall') return [];
    return row.entry.data.error !== 0 || row.entry.data.replay ? [place] : [];
  });
  switch (target.type) {
    case 'row': {
      const at = rows.findIndex((row) => isRow(target.id, row));
      const place = rows.slice(0, at).filter((row) => passes(filter, row)).length;
      return { place: place < passing.length ? place : null, complete: true };
    }
    case 'nextFailedCall':
      return { place: failed.find((place) => place > (target.after ?? -1)) ?? null, complete: true };
    case 'previousFailedCall':
      return { place: failed.findLast((place) => place < target.before) ?? null, complete: true };
  }
}

/** A row with what belongs to it, as the workbench derives it. */
export function detailsOf(rows: readonly TraceRow[], id: RowId): RowDetails {
  const at = rows.findIndex((row) => isRow(id, row));
  const row = rows[at];
  if (!row) throw new Error('there is no such row');
  const next = rows[at + 1];
  const exchange = row.type === 'entry' && next?.type === 'exchange' ? next.exchange : null;
  return { row, state: row.type === 'entry' ? stateOf(row.entry.data) : null, exchange, complete: true };
}

function stateOf(data: EntryData): StateChange | null {
  if (data.kind !== 'call') return null;
  const [element, value] = data.arguments;
  const isSet = data.function === 'LMSSetValue' && data.error === 0;
  const changed = isSet ? [{ element: element?.text ?? '', before: null, after: value?.text ?? '' }] : [];
  const elements = [{ element: 'cmi.core.student_name', value: 'Martin, Camille', isSuspendData: false }];
  return {
    apiBefore: data.function === 'LMSInitialize' ? 'notInitialized' : 'running',
    apiAfter: data.function === 'LMSFinish' ? 'terminated' : 'running',
    changed,
    elements: [...elements, ...changed.map(({ element, after }) => ({ element, value: after, isSuspendData: false }))],
  };
}

export const trace = traceRows(entries, exchanges);

/** The journal of one session, the newest row first. */
export const journal: JournalRow[] = trace
  .filter((row) => row.type === 'exchange' || (row.type === 'entry' && row.entry.data.kind === 'call'))
  .map((row) => ({
    session: session.id,
    startedAt: session.startedAt,
    course: session.packageTitle,
    lesson: session.scoTitle,
    learner: session.learner,
    beganAt: session.startedAt,
    at: row.type === 'exchange' ? row.exchange.at : session.startedAt,
    row,
  }))
  .reverse();

/** A page of the journal, as the workbench makes it. */
export function journalPageOf(rows: readonly JournalRow[], { filter, from, limit }: JournalRequest): JournalPage {
  const kindOf = ({ row }: JournalRow) =>
    row.type === 'exchange' ? row.exchange.command : row.type === 'entry' ? row.kind : 'page';
  const kinds: readonly string[] = filter.kinds ?? [];
  const text = (filter.text ?? '').toLowerCase();
  const passing = rows.filter(
    (one) =>
      (kinds.length === 0 || kinds.includes(kindOf(one))) && JSON.stringify(one.row).toLowerCase().includes(text),
  );
  return {
    rows: passing.slice(from, from + limit),
    shown: passing.length,
    total: rows.length,
    searched: 1,
    toSearch: 1,
  };
}

/** The entry of the trace that sets an unknown status. */
const refusedCall = entries[10] as Entry;

/** A finding of a session. */
const finding = (of: Partial<LocalizedFinding>): LocalizedFinding => ({
  key: of.rule ?? '',
  rule: '',
  title: '',
  severity: 'warning',
  impact: 'recording',
  message: '',
  why: 'An LMS does not record what it refuses.',
  sources: [{ name: 'SCORM 1.2 RTE §3.4.3', address: null }],
  fix: '',
  tools: [],
  file: null,
  line: null,
  column: null,
  entries: [],
  count: 0,
  accepted: null,
  ...of,
});

/** What a report says first, as the workbench renders it. */
const summaries: Record<string, Summary> = {
  en: {
    verdict:
      'The LMS recorded Failed with 75 of 100: the module sent “completed”, but the score 75 is below the mastery score 80.',
    glance: ['Failed', '75 %', '00:12:00'],
    elsewhere: ['Elsewhere: Completed with 75 of 100 on Chamilo.'],
    tone: 'bad',
    statusReason: 'The score 75 is below the mastery score 80.',
    findingsTitle: 'Findings',
    noFindings: null,
    findings: [
      finding({
        severity: 'error',
        rule: 'session/entries-lost',
        message:
          '12,346 entries of this session were not recorded. 1 entry: sent by the player, never received by the workbench; 12,345 entries (Console): too many observations to record all of them (see Settings).',
        fix: 'What is missing may change the result. Run the session again before you rely on this report.',
        entries: [],
        count: 0,
      }),
      finding({
        severity: 'warning',
        rule: 'session/refused-call',
        message: 'LMSSetValue("cmi.core.lesson_status") was refused with error 405.',
        fix: '“Refused calls” below says for each element why.',
        entries: [11],
        count: 3,
      }),
    ],
  },
  fr: {
    verdict:
      'Le LMS a retenu Échoué avec 75 sur 100\u00a0: le module a envoyé «\u00a0completed\u00a0», mais le score 75 est inférieur au score de réussite 80.',
    glance: ['Échoué', '75 %', '00:12:00'],
    elsewhere: ['Ailleurs\u00a0: Terminé avec 75 sur 100 sur Chamilo.'],
    tone: 'bad',
    statusReason: 'Le score 75 est inférieur au score de réussite 80.',
    findingsTitle: 'Constats',
    noFindings: null,
    findings: [
      finding({
        severity: 'error',
        rule: 'session/entries-lost',
        message:
          '12\u202f346 entrées de cette session n’ont pas été enregistrées. 1 entrée\u00a0: envoyées par le lecteur, jamais reçues par l’atelier\u00a0; 12\u202f345 entrées (Console)\u00a0: trop d’observations pour être toutes enregistrées (voir Réglages).',
        fix: 'Ce qui manque peut changer le résultat. Relancez le module avant de vous fier à ce rapport.',
        entries: [],
        count: 0,
      }),
      finding({
        severity: 'warning',
        rule: 'session/refused-call',
        message: 'LMSSetValue("cmi.core.lesson_status") a été refusé avec l’erreur 405.',
        fix: 'Un LMS n’enregistre pas ce qu’il refuse.',
        entries: [11],
        count: 3,
      }),
    ],
  },
};

const fact = (id: string, name: string, value: string, more: Partial<Fact> = {}): Fact => ({
  id,
  name,
  value,
  status: null,
  note: null,
  ...more,
});

const cell = (text: string, status: string | null = null) => ({ text, status, isQuoted: status === null });

/** The facts and tables of a report, as the workbench renders them. */
function parts(
  language: string,
): Pick<
  LocalizedReport,
  'summary' | 'groups' | 'interactionsTable' | 'objectivesTable' | 'privacyTable' | 'timelineTable'
> {
  const fr = language === 'fr';
  const summary = summaries[language] as Summary;
  return {
    summary,
    groups: [
      {
        title: fr ? 'Résultat' : 'Result',
        isTechnical: false,
        facts: [
          fact('status', fr ? 'Statut retenu' : 'Status recorded by the LMS', '', {
            status: 'failed',
            note: summary.statusReason,
          }),
          fact('status-sent', fr ? 'Statut envoyé' : 'Status sent', '', { status: 'completed' }),
          fact('score', fr ? 'Score retenu' : 'Score recorded by the LMS', '75\u00a0%'),
        ],
      },
      {
        title: fr ? 'Lancement et données' : 'Launch and data',
        isTechnical: false,
        facts: [
          fact('profile', fr ? 'Profil LMS' : 'LMS profile', 'SCORM 1.2 strict'),
          fact('location', fr ? 'Emplacement' : 'Location', '5fb3a7a56ea7f'),
          fact('exit', fr ? 'Sortie' : 'Exit', 'suspend'),
        ],
      },
      {
        title: fr ? 'Détails techniques' : 'Technical details',
        isTechnical: true,
        facts: [
          fact(
            'blocked',
            fr ? 'Bloqué par l’atelier' : 'Blocked by the workbench',
            fr ? '3 requêtes vers d’autres hôtes, 1 téléchargement' : '3 requests to other hosts, 1 download',
          ),
        ],
      },
    ],
    interactionsTable: {
      title: 'Interactions',
      columns: fr ? ['Identifiant', 'Type', 'Résultat'] : ['Identifier', 'Type', 'Result'],
      rows: [
        [cell('q1_sens_evacuation'), cell(fr ? 'Choix multiple' : 'Multiple choice'), cell('Correct')],
        [cell('q2_point_rassemblement'), cell(fr ? 'Réponse libre' : 'Fill in'), cell(fr ? 'Incorrect' : 'Wrong')],
      ],
      none: fr ? 'Le module n’a envoyé aucune interaction.' : 'The module sent no interactions.',
    },
    objectivesTable: {
      title: fr ? 'Objectifs' : 'Objectives',
      columns: fr ? ['Identifiant', 'Statut', 'Score'] : ['Identifier', 'Status', 'Score'],
      rows: [[cell('o1'), cell('', 'completed'), cell('50 / 50')]],
      none: fr ? 'Le module n’a envoyé aucun objectif.' : 'The module sent no objectives.',
    },
    privacyTable: {
      title: fr ? 'Confidentialité' : 'Privacy',
      columns: fr
        ? [
            'Hôte ou appareil',
            'Tentatives',
            'Noms des valeurs',
            'Données de l’apprenant',
            'Décision',
            'Première entrée',
          ]
        : ['Host or device', 'Attempts', 'Names of values', 'Learner data', 'Decision', 'First entry'],
      rows: [
        [
          { ...cell('stats.example'), isQuoted: true },
          cell(fr ? '3 requêtes vers d’autres hôtes' : '3 requests to other hosts'),
          { ...cell('learner, page'), isQuoted: true },
          cell(fr ? 'l’identifiant' : 'identifier'),
          cell(fr ? 'Bloqué par l’atelier' : 'Blocked by the workbench'),
          cell(fr ? 'Entrée 11' : 'Entry 11'),
        ],
      ],
      none: '',
    },
    timelineTable: {
      title: fr ? 'Chronologie' : 'Timeline',
      columns: fr ? ['Temps', 'Événement'] : ['Time', 'What happened'],
      rows: [[cell('00:01.204'), cell('LMSInitialize')]],
      none: '',
    },
  };
}

/** The report in a language. */
export const reportIn = (language: string): LocalizedReport => ({ ...report, ...parts(language) });

export const activity: Activity = {
  range: { fromUs: 0, toUs: 130_400_000 },
  calls: [
    { kind: 'lifecycle', atUs: 1_000_000, seq: 1, count: 1, problems: 0 },
    { kind: 'lifecycle', atUs: 130_000_000, seq: 1200, count: 1, problems: 0 },
    { kind: 'set', atUs: 2_000_000, seq: 11, count: 900, problems: 3 },
    { kind: 'set', atUs: 60_000_000, seq: 950, count: 300, problems: 0 },
    { kind: 'commit', atUs: 61_000_000, seq: 1199, count: 1, problems: 0 },
    { kind: 'pageError', atUs: 62_000_000, seq: 7, count: 1, problems: 1 },
  ],
  statuses: [
    { atUs: 0, seq: null, value: 'not attempted', count: 0 },
    { atUs: 2_100_000, seq: 12, value: 'incomplete', count: 1 },
    { atUs: 60_000_000, seq: 951, value: 'completed', count: 3 },
  ],
  scores: [{ atUs: 60_100_000, seq: 952, value: '75', count: 1 }],
  suspendData: [
    { atUs: 3_000_000, seq: 20, characters: 12, count: 1 },
    { atUs: 61_000_000, seq: 1198, characters: 1200, count: 9 },
  ],
  suspendLimit: 4096,
  pauses: [{ fromUs: 8_000_000, toUs: 59_000_000 }],
  isExact: false,
};

const outcome: OutcomeRow = {
  profile: 'strict',
  name: 'SCORM 1.2',
  status: 'failed',
  score: { raw: '75', min: '0', max: '100' },
  totalTime: '0000:02:10.00',
  totalSeconds: 130,
  entry: '',
  resumes: false,
  recordsOtherwise: false,
  refused: 3,
  parting: null,
};

/** The same calls on each LMS. */
const outcomes: OutcomeRow[] = [
  outcome,
  {
    ...outcome,
    profile: 'lenient',
    name: 'Lenient',
    status: 'completed',
    refused: 0,
    entry: 'resume',
    resumes: true,
    recordsOtherwise: true,
    parting: { seq: 11, here: { answer: 'false', error: 405 }, there: { answer: 'true', error: 0 } },
  },
];

/** The data model after an entry: each of the first ten gives the score as many points. */
export function stateAt(seq: number): StateAt {
  const at = Math.min(seq, 10);
  const value = (points: number) => (points === 0 ? null : String(points));
  const raw = 'cmi.core.score.raw';
  const elements = [
    { element: 'cmi.core.student_id', value: 'learner-1', isSuspendData: false },
    { element: 'cmi.suspend_data', value: 'eyJwYWdlIjozfQ==', isSuspendData: true },
  ];
  return {
    seq: at,
    last: 10,
    entry: at === 0 ? null : { ...refusedCall, seq: at },
    state: {
      apiBefore: at <= 1 ? 'notInitialized' : 'running',
      apiAfter: at === 0 ? 'notInitialized' : 'running',
      changed: at === 0 ? [] : [{ element: raw, before: value(at - 1), after: String(at) }],
      elements: at === 0 ? elements : [...elements, { element: raw, value: String(at), isSuspendData: false }],
    },
  };
}

/** Its suspend data: each entry turns a page; all of it is one value more than some. */
function suspendDataAt(seq: number, all: boolean): SuspendDataView {
  const rows: SuspendRow[] = [
    { path: 'page', value: String(seq), change: 'changed', before: String(seq - 1) },
    { path: 'new', value: 'yes', change: 'added', before: null },
    { path: 'old', value: null, change: 'removed', before: '' },
    { path: 'name', value: '', change: 'same', before: null },
  ];
  return {
    seq,
    setBy: seq,
    source: `Suspend data set by entry ${seq}`,
    tool: 'Articulate Rise',
    layers: ['Base64', 'JSON'],
    problem: null,
    incomplete: null,
    added: 1,
    changed: 1,
    removed: 1,
    rows: all ? rows : rows.slice(0, 3),
    total: rows.length,
    hasMore: !all,
  };
}

export const report: LocalizedReport = {
  ...parts('en'),
  verdict: {
    kind: 'recorded',
    status: 'failed',
    score,
    why: { kind: 'other', sent: 'completed', reason: { kind: 'mastery', score: '75', masteryScore: '80' } },
    withoutFinish: false,
    validated: false,
  },
  losses: [
    { cause: 'notReceived', entries: null, count: 1 },
    { cause: 'tooMany', entries: 'console', count: 12_345 },
    { cause: 'outOfOrder', entries: null, count: 2 },
  ],
  session,
  statusReason: { kind: 'mastery', score: '75', masteryScore: '80' },
  refused: [
    {
      count: 3,
      first: refusedCall,
    },
  ],
  outcomes,
  timeline: [],
  moreMoments: 0,
  activity,
  totalTime: '0000:01:52',
  totalSeconds: 112,
  exit: 'suspend',
  lessonLocation: '5fb3a7a56ea7f',
  suspendData: 'a1~b2~'.repeat(200),
  interactions: [
    {
      index: 0,
      id: 'q1_sens_evacuation',
      objectives: ['o1'],
      time: '10:00:20',
      type: 'choice',
      correctResponses: ['a,c', 'c,a'],
      weighting: '1',
      studentResponse: 'a,c',
      result: 'correct',
      latency: '0000:00:08.2',
      latencySeconds: 8,
    },
    {
      index: 1,
      id: 'q2_point_rassemblement',
      objectives: [],
      time: '',
      type: 'fill-in',
      correctResponses: [],
      weighting: '',
      studentResponse: 'le parking',
      result: 'wrong',
      latency: '',
      latencySeconds: null,
    },
  ],
  objectives: [{ index: 0, id: 'o1', score: { raw: '50', max: '50', min: '0' }, status: 'completed' }],
  differences: 1,
  confirmedLater: 1,
  notStored: 0,
  accesses: [
    { access: 'request', decision: 'blocked', count: 3 },
    { access: 'download', decision: 'blocked', count: 1 },
  ],
  privacy: {
    rows: [
      {
        access: 'request',
        host: 'stats.example',
        names: ['learner', 'page'],
        learner: ['identifier'],
        decision: 'blocked',
        count: 3,
        first: 11,
      },
    ],
    more: 0,
  },
  faults: entries.filter(({ data }) => ['error', 'rejection', 'resource'].includes(data.kind)),
};

const about: About = {
  version: '0.1.0',
  licence: 'MIT',
  data: '/home/camille/.local/share/org.scorm-audit.workbench',
  webview: 'WebKitGTK',
  webviewVersion: '2.50.1',
  sqliteVersion: '3.51.0',
  system: 'linux x86_64',
};

const waiting = (id: string, familyName: string, givenName: string, more: Partial<SessionSummary>): OpenSession => ({
  familyName,
  givenName,
  session: { ...session, learner: `${familyName}, ${givenName}`, state: 'open', ...more, id },
});

export const openSessions: OpenSession[] = [
  waiting('running', 'Martin', 'Camille', { state: 'running', endedAt: null }),
  waiting('first', 'Martin', 'Camille', { startedAt: '2026-01-04T16:40:00+01:00' }),
  waiting('second', 'Dubois', 'Ana', { startedAt: '2026-01-02T09:00:00+01:00', scoTitle: 'Donner l’alerte' }),
];

/** A session as validating it leaves it. */
function validated(id: string): ValidatedSession {
  const one = openSessions.find((open) => open.session.id === id)?.session ?? session;
  const data = id === 'second' ? '***ExitAU Data***\nSession empty\n' : '[core]lesson_status=I\nstatus used=I\n';
  const exitau = { after: 9, command: 'exitau' as const, at: '2026-01-06T08:00:00+01:00', data };
  return { session: { ...one, id, state: 'validated', status: 'incomplete' }, exitau };
}

export type Answers = Record<string, (payload: Record<string, unknown>) => unknown>;

interface Batched {
  id: number;
}

/** Tells the channel `to` the messages, as the window's other half does. */
export function send(to: unknown, messages: unknown[], before = 0): void {
  const { id } = to as Batched;
  const internals = (window as unknown as { __TAURI_INTERNALS__: { runCallback(id: number, data: unknown): void } })
    .__TAURI_INTERNALS__;
  messages.forEach((message, index) => internals.runCallback(id, { message, index: before + index }));
}

/** Answers the commands, each as `answers` says or else as a full library would. Gives the list of what was asked. */
export function pretend(answers: Answers = {}): { command: string; payload: Record<string, unknown> }[] {
  const asked: { command: string; payload: Record<string, unknown> }[] = [];
  let rows = trace;
  let remembered = launchOptions;
  const known = [...learners];
  /** A package with the options that are remembered. */
  const withOptions = (answer: unknown) => ({
    ...(answer as PackageDetails),
    launchOptions: remembered,
    learner: known.find(({ id }) => id === remembered.learner) ?? known[0],
  });
  const usual: Answers = {
    packages: () => packages,
    library_condition: () => ({ orphans: [], damagedRecords: 0, restored: false, movedFrom: null }),
    package: () => details,
    set_launch_options: ({ options }) => {
      remembered = (options as LaunchOptions | null) ?? launchOptions;
      return null;
    },
    learners: () => [...known],
    learner_report: () => ({ learner: learners[0], courses: [] }),
    lesson_sessions: () => ({ sessions: [], drawn: [] }),
    session_activity: () => activity,
    session_findings: () => ({ findings: [], complete: true }),
    state_at: ({ seq }) => stateAt(seq as number),
    suspend_data_at: ({ seq, all }) => suspendDataAt(seq as number, all as boolean),
    course_dashboard: () => dashboardOf(20),
    learner_list: () => ({ learners: [learner], followEveryone: true }),
    add_learner: ({ learner }) => {
      const { studentId, familyName, givenName } = learner as NewLearner;
      const added = { id: known.length + 1, studentId, name: `${familyName}, ${givenName}` };
      known.push(added);
      return added;
    },
    audit_package: () => findings,
    audit_import: () => findings,
    package_needs: () => needs,
    audit_rules: () => rules,
    changes: () => changes,
    settings: () => settings,
    default_settings: () => settings,
    last_log_deletion: () => null,
    backups: () => [],
    data_size: () => 48_312_004,
    profiles: () => profiles,
    profile_form: () => profileForm,
    profile_copy: () => profileForm,
    profile_use: () => ({ courses: 0, isDefault: false }),
    add_profile: () => 'acme',
    update_profile: () => null,
    delete_profile: () => null,
    export_profile: () => null,
    import_profile: () => 'acme',
    launch: () => ({ session: session.id, url: 'about:blank', opened: true }),
    follow_trace: ({ channel }) => {
      rows = traceRows(entries, exchanges.slice(0, 3));
      send(channel, [{ rows: rows.length, state: 'running', stage: 'initialized', live: null }]);
      return null;
    },
    trace_page: ({ request }) => pageOf(rows, request as TraceRequest),
    journal_page: ({ request }) => journalPageOf(journal, request as JournalRequest),
    deleted_logs: () => null,
    journal_choices: () => ({
      courses: [{ id: 1, name: session.packageTitle }],
      lessons: [{ id: session.scoId, name: session.scoTitle }],
      learners: learners.map(({ id, name }) => ({ id, name })),
    }),
    trace_row: ({ id }) => detailsOf(rows, id as RowId),
    trace_place: ({ lookup }) => placeIn(rows, lookup as RowLookup),
    launch_request: () => exchanges[0],
    close_player: () => ({ kind: 'ended', state: 'finished', confirmed: true }),
    end_session: () => ({ state: 'open', confirmed: false }),
    session: () => session,
    open_sessions: () => openSessions,
    validate_session: ({ session: id }) => validated(id as string),
    newest_sessions: () => [session, older],
    comparable_sessions: () => [older],
    import_sample: () => packages[1],
    about: () => about,
    keep_layout: () => null,
    report: ({ language }) => reportIn(language as string),
  };
  mockWindows('main');
  mockIPC(
    (command, payload) => {
      const given = (payload ?? {}) as Record<string, unknown>;
      asked.push({ command, payload: given });
      const answer = (answers[command] ?? usual[command] ?? (() => null))(given);
      return command === 'package' ? Promise.resolve(answer).then(withOptions) : answer;
    },
    { shouldMockEvents: true },
  );
  return asked;
}
