-- What is somebody's, or nobody's, is counted from the index alone.
create index concurrently if not exists work_of_assignee on work (assignee_id, open, due_at, id) include (audience_id, kind, archived);
