drop index if exists work_assignee;
drop index if exists work_team;
