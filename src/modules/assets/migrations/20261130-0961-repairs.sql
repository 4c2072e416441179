-- What broke or was looked after: where it was, what it cost, how long it was missing.
create table asset_repair (
  id             uuid primary key,
  asset_id       uuid not null references asset on delete cascade,
  kind           text not null check (kind in ('repair', 'maintenance', 'inspection')),
  fault          text not null,
  vendor_id      uuid references entity,
  -- The number under which a vendor takes it.
  rma            text not null default '',
  under_warranty boolean not null default false,
  opened_at      timestamptz not null,
  opened_by      uuid not null references principal,
  expected_on    date,
  closed_at      timestamptz,
  closed_by      uuid references principal,
  result         text check (result in ('repaired', 'replaced', 'no-fault', 'not-repaired')),
  remark         text not null default '',
  cost_minor     bigint check (cost_minor >= 0),
  currency       text collate "C" check (currency ~ '^[A-Z]{3}$'),
  -- Who had it when it went: it goes back there.
  before_id      uuid references entity,
  version        integer not null default 1,
  constraint asset_repair_cost check ((cost_minor is null) = (currency is null)),
  constraint asset_repair_closed check ((closed_at is null) = (result is null) and (closed_at is null) = (closed_by is null)),
  constraint asset_repair_order check (closed_at >= opened_at)
);
create unique index asset_repair_open on asset_repair (asset_id) where closed_at is null;
create index asset_repair_of on asset_repair (asset_id, opened_at desc);
create index asset_repair_newest on asset_repair (opened_at desc, id desc);
create index asset_repair_due on asset_repair (expected_on) where closed_at is null;
create index asset_repair_vendor on asset_repair (vendor_id);
create index asset_repair_opened_by on asset_repair (opened_by);
create index asset_repair_closed_by on asset_repair (closed_by);
create index asset_repair_before on asset_repair (before_id);
