-- Ids of events are deleted by age. They are written in the order of time, so a summary of each stretch of pages finds them,
-- and costs a batch next to nothing.
create index inbox_received_at on inbox using brin (received_at) with (pages_per_range = 32, autosummarize = on);
