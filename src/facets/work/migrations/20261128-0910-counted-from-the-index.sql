-- Open work is counted on every tab: with who may see it in the index, no row is read for that.
drop index work_open_due;
create index work_open_due on work (open, due_at, id) include (audience_id, kind) where not archived;
