-- What contracts oblige us or vendors to do, once or again and again.
create sequence obligation_number;
create table obligation (
  id           uuid primary key references entity on delete cascade,
  key          text not null collate "C",
  title        text not null collate seen,
  audience_id  integer not null references audience,
  archived     boolean not null default false,
  contract_id  uuid not null references contract,
  side         text not null collate "C",
  kind         text not null collate "C",
  -- When it is owed: on a day, and then every so many months until the last day.
  first_on     text not null collate "C",
  every_months integer,
  last_on      text collate "C",
  lead_days    integer not null,
  owner_id     uuid references principal,
  team_id      uuid references principal,
  note         text not null default '',
  -- The time that counts now; once it is settled and no other follows, the last one.
  due_on       text not null collate "C",
  state        text not null collate "C",
  -- Its day while it is open, for those lists that begin with what is due.
  open_on      text collate "C",
  updated_at   timestamptz not null,
  constraint obligation_side check (side in ('ours', 'theirs')),
  constraint obligation_state check (state in ('open', 'met', 'missed', 'waived')),
  constraint obligation_open check ((state = 'open') = (open_on is not null)),
  constraint obligation_every check (every_months > 0)
);
create index obligation_by_name on obligation (title, id);
create index obligation_by_updated on obligation (updated_at desc, id desc);
create index obligation_by_due on obligation (coalesce(open_on, '9999-12-31'), id);
create index obligation_audience on obligation (audience_id);
create index obligation_contract on obligation (contract_id, due_on);
create index obligation_owner on obligation (owner_id);
create index obligation_team on obligation (team_id);

-- The times that are behind us, with what showed it.
create table obligation_round (
  obligation_id uuid not null references obligation on delete cascade,
  n             integer not null,
  due_on        text not null collate "C",
  state         text not null collate "C",
  settled_on    text not null collate "C",
  note          text not null,
  -- One of the files of the obligation; it may have been removed since.
  file_id       uuid,
  settled_by    uuid references principal,
  primary key (obligation_id, n),
  constraint obligation_round_state check (state in ('met', 'missed', 'waived'))
);
create index obligation_round_settled_by on obligation_round (settled_by);
