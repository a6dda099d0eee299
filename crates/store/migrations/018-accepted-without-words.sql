-- A finding was known by sentences about it too: rewording one brought back what had been accepted.
UPDATE OR REPLACE accepted SET finding = json_remove(finding, '$[2].reason', '$[2]."reason.fr"')
    WHERE json_extract(finding, '$[0]') = 'manifest/prerequisites-malformed';
UPDATE OR REPLACE accepted SET finding = json_remove(finding, '$[2].what', '$[2]."what.fr"')
    WHERE json_extract(finding, '$[0]') IN ('schema/value', 'schema/metadata');
-- Each file is a finding now.
UPDATE OR REPLACE accepted SET finding = json_remove(finding, '$[2].count')
    WHERE json_extract(finding, '$[0]') = 'package/unlisted-file';
