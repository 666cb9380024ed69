"""The parts that pages are made of; all text in them is escaped by markupsafe."""
