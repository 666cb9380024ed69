-- The buurten within each larger place of the same indeling.
CREATE OR REPLACE VIEW gebied_deel AS
SELECT w.code, w.indeling, b.code AS deel_code
FROM gebied w JOIN gebied b ON b.ouder_code = w.code AND b.indeling = w.indeling
WHERE w.niveau = 'wijk' AND b.niveau = 'buurt'
UNION ALL
SELECT g.code, g.indeling, b.code AS deel_code
FROM gebied g
JOIN gebied w ON w.ouder_code = g.code AND w.indeling = g.indeling
JOIN gebied b ON b.ouder_code = w.code AND b.indeling = w.indeling
WHERE g.niveau = 'gemeente' AND w.niveau = 'wijk' AND b.niveau = 'buurt';
