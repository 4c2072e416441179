-- What must be kept as it is, for a court or an investigation: neither time nor anybody takes anything out of it meanwhile.
create table legal_hold (
  id          uuid primary key,
  entity_id   uuid not null references entity,
  -- Said to whoever is refused because of it; why is for those who administer.
  name        text not null collate seen,
  reason      text not null,
  until       date,
  placed_at   timestamptz not null,
  placed_by   uuid not null references principal,
  released_at timestamptz,
  released_by uuid references principal
);
create index legal_hold_entity on legal_hold (entity_id);
create index legal_hold_placed on legal_hold (placed_at desc, id desc);
create index legal_hold_placed_by on legal_hold (placed_by);
create index legal_hold_released_by on legal_hold (released_by) where released_by is not null;
