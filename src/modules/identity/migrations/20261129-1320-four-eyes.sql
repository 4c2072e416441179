-- What lets somebody do more, asked for by one and to be confirmed by another.
create table pending_change (
  id         uuid primary key,
  asked_by   uuid not null references principal on delete cascade,
  asked_at   timestamptz not null,
  expires_at timestamptz not null,
  -- The promise that was called.
  endpoint   text not null,
  -- What was said, locked with the installation's secret: it may hold one.
  input      bytea not null,
  -- Who could do what by it, and a stamp of all that this rests upon.
  gains      jsonb not null,
  rests      text not null,
  state      text not null check (state in ('waiting', 'confirmed', 'declined', 'withdrawn', 'expired')),
  decided_by uuid references principal,
  decided_at timestamptz,
  reason     text
);
create index pending_change_state on pending_change (state, asked_at desc, id desc);
create index pending_change_asker on pending_change (asked_by, asked_at desc);
create index pending_change_decider on pending_change (decided_by);

create trigger sign_in_provider_changed after insert or update on sign_in_provider for each statement execute function standing_changed();
create trigger emergency_account_changed after insert on emergency_account for each statement execute function standing_changed();
