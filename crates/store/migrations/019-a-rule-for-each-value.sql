-- The rule manifest/invalid-value was divided into one for each value. What its findings named "type" was one of two.
INSERT OR REPLACE INTO accepted
    SELECT lineage_id, json_set(json_remove(finding, '$[2].name'), '$[0]', 'manifest/prerequisites-type'), note
    FROM accepted
    WHERE json_extract(finding, '$[0]') = 'manifest/invalid-value' AND json_extract(finding, '$[2].name') = 'type';
UPDATE OR REPLACE accepted SET finding = json_set(json_remove(finding, '$[2].name'), '$[0]',
        CASE json_extract(finding, '$[2].name')
            WHEN 'masteryscore' THEN 'manifest/mastery-score'
            WHEN 'maxtimeallowed' THEN 'manifest/max-time-allowed'
            WHEN 'timelimitaction' THEN 'manifest/time-limit-action'
            WHEN 'isvisible' THEN 'manifest/visibility'
            WHEN 'scormtype' THEN 'manifest/scorm-type'
            ELSE 'manifest/resource-type'
        END)
    WHERE json_extract(finding, '$[0]') = 'manifest/invalid-value';
-- Who had turned it off has turned off each of them.
UPDATE setting SET value = (
        SELECT json_group_array(id) FROM (
            SELECT value AS id FROM json_each(setting.value) WHERE value <> 'manifest/invalid-value'
            UNION VALUES ('manifest/mastery-score'), ('manifest/max-time-allowed'), ('manifest/time-limit-action'),
                ('manifest/visibility'), ('manifest/prerequisites-type'), ('manifest/scorm-type'),
                ('manifest/resource-type')
        )
    )
    WHERE key = 'rulesOff' AND EXISTS (SELECT 1 FROM json_each(setting.value) WHERE value = 'manifest/invalid-value');
-- How many findings each of them has is known after the next audit.
UPDATE package SET found = NULL WHERE json_extract(found, '$."manifest/invalid-value"') IS NOT NULL;
