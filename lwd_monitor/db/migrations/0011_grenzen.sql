-- geometrie draws maps of the whole gemeente; geometrie_precies, where there is one, lies right on the map with streets.
-- grens_bron says in words which map the outline was taken from.
ALTER TABLE gebied ADD COLUMN geometrie_precies VARCHAR;
ALTER TABLE gebied ADD COLUMN grens_bron VARCHAR;
ALTER TABLE gebied_versie ADD COLUMN geometrie_precies VARCHAR;
ALTER TABLE gebied_versie ADD COLUMN grens_bron VARCHAR;
