"""The trainer in the browser: one process a participant behind a small front with a room code."""
