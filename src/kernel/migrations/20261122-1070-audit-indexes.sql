-- The audit trail is asked by kind of event and by time; the second index is a few pages however long the trail.
create index event_kind on event (kind, id);
create index event_at on event using brin (at);
