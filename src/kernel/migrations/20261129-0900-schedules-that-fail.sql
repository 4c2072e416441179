-- A schedule that fails rests before it is tried again, and says why; it may have failed since the first time.
alter table schedule
  alter column last_run drop not null,
  add column failures integer not null default 0,
  add column last_error text,
  add column run_after timestamptz;
