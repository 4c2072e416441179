-- Who gets what on which days. No thing is promised twice: an exclusion over the thing and the days. A thing alone is a range
-- of one, so that it needs no extension.
create type uuidrange as range (subtype = uuid);

create table asset_booking (
  id        uuid primary key,
  asset_id  uuid not null references asset on delete cascade,
  -- Asked was any of this model.
  model_id  uuid references asset_model,
  holder_id uuid not null references entity,
  starts_on date not null,
  ends_on   date not null,
  purpose   text not null default '',
  state     text not null check (state in ('booked', 'out', 'back', 'cancelled')),
  made_by   uuid not null references principal,
  made_at   timestamptz not null,
  version   integer not null default 1,
  constraint asset_booking_days check (ends_on >= starts_on),
  constraint asset_booking_apart exclude using gist (
    uuidrange(asset_id, asset_id, '[]') with &&, daterange(starts_on, ends_on, '[]') with &&
  ) where (state in ('booked', 'out'))
);
create index asset_booking_of on asset_booking (asset_id, starts_on);
create index asset_booking_running on asset_booking (ends_on) where state in ('booked', 'out');
create index asset_booking_model on asset_booking (model_id);
create index asset_booking_holder on asset_booking (holder_id);
create index asset_booking_made_by on asset_booking (made_by);
