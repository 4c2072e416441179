-- Whose network a device was seen in last, by the place.
create index concurrently if not exists agent_place on agent (place_id) where place_id is not null;
