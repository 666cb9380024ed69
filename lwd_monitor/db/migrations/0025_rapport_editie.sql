-- A report as it was fixed. The words of its stories stand apart, so that withdrawing one erases it here as well:
-- `inhoud` (JSON) and `html` hold only the place where each story stood.
CREATE TABLE rapport_editie (
    id VARCHAR NOT NULL,
    soort VARCHAR NOT NULL,
    gebied VARCHAR NOT NULL,
    jaar INTEGER NOT NULL,
    moment VARCHAR NOT NULL,
    titel VARCHAR NOT NULL,
    op TIMESTAMP NOT NULL,
    gebruiker VARCHAR NOT NULL,
    binnen BOOLEAN NOT NULL,
    inhoud VARCHAR NOT NULL,
    html VARCHAR NOT NULL,
    controle VARCHAR NOT NULL
);
CREATE TABLE rapport_editie_verhaal (
    editie_id VARCHAR NOT NULL,
    verhaal_id VARCHAR NOT NULL,
    inhoud VARCHAR NOT NULL,
    html VARCHAR NOT NULL
);
