package io.parley.discovery.candidate;

/** A candidate, and where they stand in the asker's list. */
record Found(Candidate candidate, Cursor cursor) {}
