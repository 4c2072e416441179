-- So is what is a team's.
create index concurrently if not exists work_of_team on work (team_id, open, due_at, id) include (audience_id, kind, archived);
