-- What of an edition is not a story has a checksum of its own, so that it can be checked after a story left; `wijken`
-- are those of which it shows an opgave that was not vastgesteld (commas between; NULL in editions of before).
ALTER TABLE rapport_editie ADD COLUMN rest VARCHAR DEFAULT '';
ALTER TABLE rapport_editie ADD COLUMN wijken VARCHAR;
UPDATE rapport_editie SET rest = sha256(html);
