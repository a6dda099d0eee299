-- The library of rows.v1.sql, as version 12 of the schema has it.
INSERT INTO lineage (id, watched) VALUES (
    1,
    NULL
);
INSERT INTO lineage (id, watched) VALUES (
    2,
    NULL
);
INSERT INTO package (id, title, identifier, schema_version, file_name, folder, size, sha256, imported_at, standard, lineage_id, version, source, manifest, settled, found, unreadable) VALUES (
    1,
    'First',
    'FIRST',
    '1.2',
    'first.zip',
    'first',
    2740,
    'aa',
    '2026-01-05T09:12:44+01:00',
    '"scorm12"',
    1,
    1,
    NULL,
    'imsmanifest.xml',
    1,
    NULL,
    0
);
INSERT INTO package (id, title, identifier, schema_version, file_name, folder, size, sha256, imported_at, standard, lineage_id, version, source, manifest, settled, found, unreadable) VALUES (
    2,
    'Second',
    'SECOND',
    NULL,
    'second.zip',
    'second',
    812,
    'bb',
    '2026-01-06T09:12:44+01:00',
    '"scorm12"',
    2,
    1,
    NULL,
    'imsmanifest.xml',
    1,
    NULL,
    0
);
INSERT INTO sco (id, package_id, number, item) VALUES (
    1,
    1,
    1,
    '{"organization":"ORG","item":"ITEM-1","title":"Être prêt","path":["Module minimal – être prêt"],"resource":"RES-1","file":"index.html","launch":"index.html","launchData":"","masteryScore":"","maxTimeAllowed":"","timeLimitAction":"","prerequisites":"","isvisible":true}'
);
INSERT INTO attempt (id, learner_id, sco_id, data, reset_at) VALUES (
    1,
    1,
    1,
    '{"launched":true,"open":false,"status":"completed","location":"","suspendData":"","score":{"raw":"","max":"","min":""},"totalTime":"0000:00:00.00","sessionTime":"","exit":"","comments":"","preferences":{"audio":"0","language":"","speed":"0","text":"0"},"objectives":[],"interactions":0}',
    NULL
);
INSERT INTO session (id, uuid, attempt_id, profile, launch, before, "window", started_at, ended_at, state, status, score, session_time, wall_us, calls, failed_calls, page_opened_at, sent) VALUES (
    1,
    '00000000-0000-4000-8000-000000000001',
    1,
    '{"id":"strict","name":"SCORM 1.2","leaving":"finish","entry":"suspended","unsetStatus":"completedOrBrowsed","mastery":"unlessIncomplete","keepsDone":false,"relaunch":"asBefore","recording":"everyMode","reinitializesLocation":false,"beginning":"initialize","values":"checked","limits":[],"ranges":[],"unsupported":[],"studentName":"lastFirst","studentId":"identifier"}',
    '{"studentId":"learner-1","studentName":"Martin, Camille","credit":"credit","lessonMode":"normal","launchData":"","commentsFromLms":"","masteryScore":"","maxTimeAllowed":"","timeLimitAction":"continue,no message"}',
    '{"launched":false,"open":false,"status":"not attempted","location":"","suspendData":"","score":{"raw":"","max":"","min":""},"totalTime":"","sessionTime":"","exit":"","comments":"","preferences":{"audio":"","language":"","speed":"","text":""},"objectives":[],"interactions":0}',
    '"embedded"',
    '2026-11-24T04:06:19.260828908+00:00',
    '2026-11-24T04:06:21.273285449+00:00',
    '"finished"',
    'completed',
    '{"raw":"","max":"","min":""}',
    '',
    2005205.8,
    3,
    0,
    NULL,
    '{"status":"completed","score":{"raw":"","max":"","min":""}}'
);
INSERT INTO entry (session_id, seq, at_us, phase, mark, function, error, element, value, answer, data) VALUES (
    1,
    1,
    10.0,
    3,
    33,
    1,
    0,
    NULL,
    '',
    'true',
    NULL
);
INSERT INTO entry (session_id, seq, at_us, phase, mark, function, error, element, value, answer, data) VALUES (
    1,
    2,
    20.0,
    3,
    2,
    4,
    0,
    'cmi.core.lesson_status',
    'completed',
    'true',
    NULL
);
INSERT INTO entry (session_id, seq, at_us, phase, mark, function, error, element, value, answer, data) VALUES (
    1,
    3,
    30.0,
    3,
    97,
    2,
    0,
    NULL,
    '',
    'true',
    NULL
);
INSERT INTO entry (session_id, seq, at_us, phase, mark, function, error, element, value, answer, data) VALUES (
    1,
    4,
    3100.106,
    3,
    15,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    '{"kind":"note","note":"closing"}'
);
INSERT INTO entry (session_id, seq, at_us, phase, mark, function, error, element, value, answer, data) VALUES (
    1,
    5,
    2005205.8,
    3,
    31,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    '{"kind":"note","note":"closeTimedOut"}'
);
