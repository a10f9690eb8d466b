"""What words mean: plain data, longest phrase first, nothing here knows a catalogue."""
