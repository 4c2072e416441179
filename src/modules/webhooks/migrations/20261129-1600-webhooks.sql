-- Receivers outside that are told what happens.
create table webhook (
  id             uuid primary key,
  name           text not null collate seen,
  address        text not null,
  -- Kinds of events; empty: all.
  kinds          text[] not null,
  -- Locked with the installation's secret. The one before signs, too, until a moment.
  secret         bytea not null,
  secret_before  bytea,
  before_until   timestamptz,
  active         boolean not null,
  -- Why it was switched off, where nobody did.
  off_why        text check (off_why in ('gone', 'failing')),
  -- It tells what this person may see.
  person_id      uuid not null references principal,
  made_at        timestamptz not null,
  changed_at     timestamptz not null,
  -- Up to where the timeline has been looked at; a restored house goes on after the last event that was.
  tx             xid8 not null default pg_current_xact_id(),
  event_id       bigint not null,
  -- It has answered nothing good since.
  failing_since  timestamptz,
  delivered_at   timestamptz,
  -- Not called before, and whose turn it is until when.
  rests_until    timestamptz,
  holder         uuid,
  held_until     timestamptz,
  constraint webhook_name_unique unique (name)
);
create index webhook_person on webhook (person_id);

-- What each is to be told, has been, or could not be.
create table webhook_delivery (
  id         bigint primary key generated always as identity,
  webhook_id uuid not null references webhook on delete cascade,
  -- None: a test.
  event_id   bigint references event,
  state      text not null check (state in ('waiting', 'done', 'dead', 'withheld')),
  made_at    timestamptz not null default now(),
  run_after  timestamptz not null default now(),
  -- From here on its three days count.
  begun_at   timestamptz not null default now(),
  attempts   integer not null default 0,
  tried_at   timestamptz,
  status     integer,
  -- Why nobody answered, and what was said of it.
  why        text,
  detail     text,
  constraint webhook_delivery_once unique (webhook_id, event_id)
);
create index webhook_delivery_due on webhook_delivery (webhook_id, run_after, id) where state = 'waiting';
create index webhook_delivery_newest on webhook_delivery (webhook_id, id desc);
create index webhook_delivery_dead on webhook_delivery (webhook_id, id) where state = 'dead';
create index webhook_delivery_event on webhook_delivery (event_id);
create index webhook_delivery_made on webhook_delivery (made_at);
