-- Old keys are deleted by age. Keys are written in the order of time, so a summary of each stretch of pages finds them,
-- and costs a send next to nothing.
create index sent_key_created_at on sent_key using brin (created_at) with (pages_per_range = 32, autosummarize = on);
