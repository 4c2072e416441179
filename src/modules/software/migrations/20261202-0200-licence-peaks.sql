-- How many used a product at once at most, day by day, as something measured it.
create table licence_peak (
  product_id uuid not null references product on delete cascade,
  day        date not null,
  -- What measured it: a hand, a log that was read in, a licence server by its name.
  source     text not null collate "C",
  peak       integer not null,
  -- What was counted: people, devices, or each use by itself.
  unit       text not null collate "C",
  said_at    timestamptz not null,
  primary key (product_id, day, source),
  constraint licence_peak_count check (peak >= 0),
  constraint licence_peak_unit check (unit in ('user', 'device', 'session'))
);

-- Over how many months the peak counts; none: since the term began, twelve at most.
alter table entitlement add column peak_months integer;
