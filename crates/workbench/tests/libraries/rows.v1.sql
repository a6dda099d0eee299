-- What the workbench of the first schema wrote.
INSERT INTO package VALUES (1, 'First', 'FIRST', '1.2', 'first.zip', 'first', 2740, 'aa', '[]', '2026-01-05T09:12:44+01:00');
INSERT INTO package VALUES (2, 'Second', 'SECOND', NULL, 'second.zip', 'second', 812, 'bb', '["organizationsMissing"]', '2026-01-06T09:12:44+01:00');
INSERT INTO sco VALUES (
    1,
    1,
    1,
    '{"organization":"ORG","item":"ITEM-1","title":"Être prêt","path":["Module minimal – être prêt"],"resource":"RES-1","file":"index.html","launch":"index.html","launchData":"","masteryScore":"","maxTimeAllowed":"","timeLimitAction":"","prerequisites":"","isvisible":true}'
);
INSERT INTO attempt VALUES (
    1,
    1,
    1,
    '{"launched":true,"open":false,"status":"completed","location":"","suspendData":"","score":{"raw":"","max":"","min":""},"totalTime":"0000:00:00.00","sessionTime":"","exit":"","comments":"","preferences":{"audio":"0","language":"","speed":"0","text":"0"},"objectives":[],"interactions":0}',
    NULL
);
INSERT INTO session VALUES (
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
    0
);
INSERT INTO event VALUES (
    1,
    1,
    10.0,
    '"complete"',
    '{"kind":"call","function":"LMSInitialize","arguments":[{"jsType":"string","text":""}],"answer":"true","error":0,"replay":null}'
);
INSERT INTO event VALUES (
    1,
    2,
    20.0,
    '"complete"',
    '{"kind":"call","function":"LMSSetValue","arguments":[{"jsType":"string","text":"cmi.core.lesson_status"},{"jsType":"string","text":"completed"}],"answer":"true","error":0,"replay":null}'
);
INSERT INTO event VALUES (
    1,
    3,
    30.0,
    '"complete"',
    '{"kind":"call","function":"LMSFinish","arguments":[{"jsType":"string","text":""}],"answer":"true","error":0,"replay":null}'
);
INSERT INTO event VALUES (
    1,
    4,
    3100.106,
    '"complete"',
    '{"kind":"note","note":"closing"}'
);
INSERT INTO event VALUES (
    1,
    5,
    2005205.8,
    '"complete"',
    '{"kind":"note","note":"closeTimedOut"}'
);
