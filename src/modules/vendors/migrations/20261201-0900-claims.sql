-- What a contract says of promises that are not kept: for which period, until when it is claimed, how much at most, by which rules.
create table contract_penalty (
  contract_id  uuid primary key references contract on delete cascade,
  period       text not null collate "C",
  claim_days   integer,
  -- Percent of the fee of the period, and an amount; null: no such cap.
  most_percent double precision,
  most_minor   bigint,
  currency     text collate "C",
  -- In which letters are written.
  language     text not null collate "C",
  rules        jsonb not null default '[]',
  constraint contract_penalty_period check (period in ('month', 'quarter', 'year')),
  constraint contract_penalty_language check (language in ('organisation', 'english', 'german')),
  constraint contract_penalty_most check ((most_minor is null) = (currency is null))
);

-- What may be claimed from a vendor for a period of a contract. It follows the facts until it is claimed.
create sequence claim_number;
create table claim (
  id            uuid primary key references entity on delete cascade,
  key           text not null collate "C",
  title         text not null collate seen,
  audience_id   integer not null references audience,
  archived      boolean not null default false,
  contract_id   uuid not null references contract,
  -- The days of its period, both included, and the last one to claim; null: none was agreed.
  from_on       text not null collate "C",
  until_on      text not null collate "C",
  claim_by      text collate "C",
  status        text not null collate "C",
  -- Of the lines that are not left out; the cap; what is claimed.
  currency      text not null collate "C",
  sum_minor     bigint not null default 0,
  cap_minor     bigint,
  total_minor   bigint not null default 0,
  claimed_on    text collate "C",
  claimed_by    uuid references principal,
  answered_on   text collate "C",
  granted_minor bigint,
  -- What the vendor calls it.
  number        text not null default '',
  -- What the vendor said, or why it is not claimed.
  reason        text not null default '',
  updated_at    timestamptz not null,
  constraint claim_status check (status in ('prepared', 'claimed', 'granted', 'partly', 'refused', 'waived')),
  constraint claim_amounts check (sum_minor >= 0 and total_minor between 0 and sum_minor and granted_minor between 0 and total_minor)
);
create index claim_by_name on claim (title, id);
create index claim_by_updated on claim (updated_at desc, id desc);
create index claim_by_last_day on claim (coalesce(claim_by, '9999-12-31'), id);
create index claim_audience on claim (audience_id);
create unique index claim_period on claim (contract_id, from_on, until_on);
create index claim_claimed_by on claim (claimed_by);

create table claim_line (
  id          uuid primary key,
  claim_id    uuid not null references claim on delete cascade,
  position    integer not null,
  -- The rule and the fact that it is of; of a line that somebody wrote, its id.
  name        text not null collate "C",
  -- The rule as it was; null: somebody wrote the line.
  rule        jsonb,
  text        text not null default '',
  source_id   text collate "C",
  record_id   uuid references entity on delete set null,
  no          text not null default '',
  -- Days, or moments where hours count.
  promised    text collate "C",
  kept        text collate "C",
  late        integer not null default 0,
  share_kept  integer,
  share_of    integer,
  minor       bigint not null,
  unpriced    text collate "C",
  -- Why it is left out; null: it counts.
  left_out    text,
  constraint claim_line_minor check (minor >= 0),
  constraint claim_line_unpriced check (unpriced in ('currency', 'value', 'fee'))
);
create unique index claim_line_name on claim_line (claim_id, name);
create index claim_line_record on claim_line (record_id);
