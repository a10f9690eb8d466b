"""Files of what people watched or read elsewhere, as rows that can be matched to a catalogue."""
