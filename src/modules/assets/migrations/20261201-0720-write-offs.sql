-- What somebody proposes to write off, and what another decided.
create table asset_write_off (
  id             uuid primary key,
  asset_id       uuid not null references asset on delete cascade,
  reason         text not null check (reason in ('lost', 'broken', 'scrapped', 'sold', 'given-away')),
  why            text not null,
  -- What it cost and stood in the books with on the day it was proposed, or, once approved, on that day.
  cost_minor     bigint check (cost_minor >= 0),
  book_minor     bigint check (book_minor between 0 and cost_minor),
  currency       text collate "C" check (currency ~ '^[A-Z]{3}$'),
  proceeds_minor bigint check (proceeds_minor >= 0),
  proceeds_currency text collate "C" check (proceeds_currency ~ '^[A-Z]{3}$'),
  state          text not null check (state in ('waiting', 'approved', 'refused', 'withdrawn')),
  asked_at       timestamptz not null,
  asked_by       uuid not null references principal,
  decided_at     timestamptz,
  decided_by     uuid references principal,
  remark         text not null default '',
  constraint asset_write_off_cost check ((cost_minor is null) = (currency is null)),
  constraint asset_write_off_proceeds check ((proceeds_minor is null) = (proceeds_currency is null)),
  constraint asset_write_off_decided check ((state = 'waiting') = (decided_at is null) and (decided_at is null) = (decided_by is null)),
  constraint asset_write_off_another check (state not in ('approved', 'refused') or decided_by <> asked_by)
);
create unique index asset_write_off_waiting on asset_write_off (asset_id) where state = 'waiting';
create index asset_write_off_of on asset_write_off (asset_id, asked_at desc);
create index asset_write_off_newest on asset_write_off (asked_at desc, id desc);
create index asset_write_off_asked_by on asset_write_off (asked_by);
create index asset_write_off_decided_by on asset_write_off (decided_by);
