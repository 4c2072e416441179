-- What clocks had been told before somebody took a part of it back: they are as if it had never been said, and the past is
-- still told as it was. The clock itself may be gone.
create table clock_earlier (
  entity_id  uuid not null references entity on delete cascade,
  clock_id   uuid not null,
  metric     text not null collate "C",
  -- Facts as they stood until that moment, whole.
  facts      json not null,
  until      timestamptz not null,
  -- Which request took back what another one had said; another one is none where the whole clock was dropped.
  request_id uuid not null,
  taken_id   uuid,
  -- Of one request the first counts: as it stood before any of it.
  primary key (entity_id, clock_id, request_id)
);
