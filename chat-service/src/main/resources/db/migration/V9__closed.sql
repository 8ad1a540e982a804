-- When the match of the two ended: what was said stays, and no more is.
alter table conversation add column closed_at timestamptz;
