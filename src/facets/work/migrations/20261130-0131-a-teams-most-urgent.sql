-- What a team has open, most urgent first: the index of all that is open led past ten of other teams for each of its own.
create index concurrently if not exists work_team_priority on work (team_id, priority, due_at, id) where open and not archived;
