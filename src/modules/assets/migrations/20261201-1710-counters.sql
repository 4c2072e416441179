-- What counters of assets stood at: hours, pages, kilometres, by which they lose their value.
create table asset_reading (
  asset_id uuid not null references asset on delete cascade,
  taken_on date not null,
  count    bigint not null check (count >= 0),
  primary key (asset_id, taken_on)
);
