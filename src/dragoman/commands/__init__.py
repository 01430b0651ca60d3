"""The commands, a file a group. They ask the library and show what it says; heavy imports stand inside them."""
