-- What needs the answers of persons is worked out when a round is published; the answers themselves nobody reads.
DROP TABLE enquete_respondent;
