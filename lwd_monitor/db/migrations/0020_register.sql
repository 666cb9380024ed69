-- Every list that people keep (opgaven, geld, initiatieven and so on): each change is a new version, none is edited.
-- `gegevens` is JSON whose fields stand in data/registers; `partij` holds together what one spreadsheet brought.
CREATE TABLE register_versie (
    stuk_id VARCHAR NOT NULL,
    soort VARCHAR NOT NULL,
    versie INTEGER NOT NULL,
    op TIMESTAMP NOT NULL,
    gebruiker VARCHAR NOT NULL,
    gegevens VARCHAR NOT NULL,
    reden VARCHAR NOT NULL DEFAULT '',
    vervallen BOOLEAN NOT NULL DEFAULT false,
    partij VARCHAR NOT NULL DEFAULT ''
);
