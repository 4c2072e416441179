-- Offers that were asked for, beside each other: what counts how much, what each gives, what was decided.
create sequence comparison_number;
create table comparison (
  id            uuid primary key references entity on delete cascade,
  key           text not null collate "C",
  title         text not null collate seen,
  audience_id   integer not null references audience,
  archived      boolean not null default false,
  sought        text not null default '',
  owner_id      uuid references principal,
  term_months   integer not null,
  -- How criteria are weighed: by weights that were said, or by comparing them in pairs.
  weighing      text not null collate "C",
  criteria      jsonb not null default '[]',
  offers        jsonb not null default '[]',
  pairs         jsonb not null default '[]',
  decided_offer text collate "C",
  decided_by    uuid references principal,
  decided_on    text collate "C",
  reason        text not null default '',
  contract_id   uuid references contract,
  updated_at    timestamptz not null,
  constraint comparison_weighing check (weighing in ('weights', 'pairs'))
);
create index comparison_by_name on comparison (title, id);
create index comparison_by_updated on comparison (updated_at desc, id desc);
create index comparison_audience on comparison (audience_id);
create index comparison_owner on comparison (owner_id);
create index comparison_decided_by on comparison (decided_by);
create index comparison_contract on comparison (contract_id);

-- What one person gave; each scores alone.
create table comparison_ballot (
  comparison_id uuid not null references comparison on delete cascade,
  scorer_id     uuid not null references principal,
  scores        jsonb not null default '[]',
  -- What interest they have in the outcome; then their scores are shown, and do not count.
  conflict      text not null default '',
  updated_at    timestamptz not null,
  primary key (comparison_id, scorer_id)
);
create index comparison_ballot_scorer on comparison_ballot (scorer_id);
