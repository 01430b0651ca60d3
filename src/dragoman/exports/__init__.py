"""The formats that other programs read: the reading format as JSON lines, and its JSON Schema."""
