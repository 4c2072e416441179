-- When whoever is signed in last showed that it is really them: by signing in, or asked again before something dangerous.
alter table session add column proven_at timestamptz not null default now();
create trigger session_proven after update of proven_at on session for each statement execute function standing_changed();
