-- What somebody is told of: at most one for each of them and each fact.
create table notice (
  id         uuid primary key,
  person_id  uuid not null references principal on delete cascade,
  fact       text not null,
  kind       text not null,
  -- How strong its reason is: the smaller, the stronger.
  rank       integer not null,
  -- The record it is about; none: the house itself.
  entity_id  uuid references entity on delete cascade,
  -- What was said, where words are what it tells of.
  part       uuid,
  -- For those alone who see the record from inside.
  inside     boolean not null,
  -- A permission, held in every place, without which it is not shown.
  needs      text,
  -- Where it leads, if not to its record.
  leads_to   text,
  by_id      uuid not null references principal,
  said       jsonb not null,
  request_id uuid not null,
  at         timestamptz not null,
  read_at    timestamptz,
  -- Whoever raised it writes a mail of its own.
  spared     boolean not null,
  -- The mail that waits, and whether it has gone.
  how        text check (how in ('now', 'digest')),
  mail_at    timestamptz,
  mailed_at  timestamptz,
  constraint notice_once unique (person_id, fact)
);
create index notice_unread on notice (person_id, entity_id) where read_at is null;
create index notice_newest on notice (person_id, at desc, id desc);
create index notice_mail_due on notice (mail_at) where mail_at is not null;
create index notice_entity on notice (entity_id, request_id);
create index notice_part on notice (part) where part is not null;
create index notice_fact on notice (fact);
create index notice_by on notice (by_id);
create index notice_at on notice (at);

-- How somebody wants to be told, where it is not as usual.
create table notice_wish (
  person_id     uuid primary key references principal on delete cascade,
  choices       jsonb not null,
  -- Minutes of the day in their own zone.
  digest_minute integer not null check (digest_minute between 0 and 1439),
  quiet_from    integer check (quiet_from between 0 and 1439),
  quiet_to      integer check (quiet_to between 0 and 1439),
  only_at_work  boolean not null,
  urgent        boolean not null,
  constraint notice_wish_quiet_whole check ((quiet_from is null) = (quiet_to is null))
);

-- Browsers that somebody lets be pushed to. How to reach one lets in: it is locked with the installation's secret.
create table push_device (
  id        uuid primary key,
  person_id uuid not null references principal on delete cascade,
  name      text not null,
  reach     bytea not null,
  -- The digest of its address: one browser is one device, whoever signs in there.
  mark      bytea not null,
  made_at   timestamptz not null,
  pushed_at timestamptz,
  failing_since timestamptz,
  constraint push_device_once unique (mark)
);
create index push_device_person on push_device (person_id);

-- By which the house shows push services who it is; one alone.
create table push_key (
  id      uuid primary key,
  one     boolean not null default true check (one),
  public  text not null,
  private bytea not null,
  made_at timestamptz not null,
  constraint push_key_one unique (one)
);

-- What is still to be pushed.
create table notice_push (
  notice_id uuid not null references notice on delete cascade,
  device_id uuid not null references push_device on delete cascade,
  run_after timestamptz not null,
  attempts  integer not null default 0,
  primary key (notice_id, device_id)
);
create index notice_push_due on notice_push (run_after);
create index notice_push_device on notice_push (device_id);
