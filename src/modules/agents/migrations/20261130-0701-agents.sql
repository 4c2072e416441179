-- Programs on devices that report what is there. Not records: the asset that one reports for is.
create table agent (
  id         uuid primary key,
  -- What it calls itself: host name and the moment of its first run.
  device     text not null collate "C",
  -- What it is known by; empty where it has no such thing.
  own_id     text not null collate "C",
  serial     text not null collate "C",
  uuid       text not null collate "C",
  macs       text[] not null,
  name       text not null collate "C",
  tag        text not null,
  client     text not null,
  itemtype   text not null,
  state      text not null check (state in ('matched', 'ambiguous', 'new', 'refused')),
  asset_id   uuid references entity on delete set null,
  -- Whom it may be, and why: [{ agent, asset, reasons }].
  candidates jsonb not null default '[]',
  -- How it was before somebody decided, for undo: { state, asset_id, candidates, made }.
  before     jsonb,
  first_seen timestamptz not null,
  seen_at    timestamptz not null,
  due_at     timestamptz not null
);
create index agent_device on agent (device);
create index agent_own_id on agent (own_id) where own_id <> '';
create index agent_serial on agent (serial) where serial <> '';
create index agent_uuid on agent (uuid) where uuid <> '';
create index agent_macs on agent using gin (macs);
create index agent_name on agent (name) where name <> '';
create index agent_asset on agent (asset_id) where asset_id is not null;
create index agent_waiting on agent (state, seen_at desc, id desc);
create index agent_newest on agent (seen_at desc, id desc);

-- What each reported last, section by section; written when it has changed.
create table agent_section (
  agent_id uuid not null references agent on delete cascade,
  section  text not null collate "C",
  hash     bytea not null,
  -- None where it is kept as something else: software, as installations.
  content  jsonb,
  since    timestamptz not null,
  primary key (agent_id, section)
);

-- Which fields of an asset came from which agent: what somebody entered since is not overwritten.
create table agent_fact (
  asset_id uuid not null references entity on delete cascade,
  field    text not null collate "C",
  value    text not null,
  -- What stood there before.
  was      text not null,
  agent_id uuid not null references agent on delete cascade,
  at       timestamptz not null,
  primary key (asset_id, field)
);
create index agent_fact_agent on agent_fact (agent_id);

-- Tokens by which agents come in; any number of agents share one.
create table agent_token (
  id         uuid primary key,
  name       text not null collate seen,
  token_hash bytea not null unique,
  made_at    timestamptz not null,
  used_at    timestamptz,
  used_ip    text,
  constraint agent_token_name_unique unique (name)
);

-- What came in, and what became of it.
create table agent_report (
  id       uuid primary key,
  at       timestamptz not null,
  agent_id uuid references agent on delete cascade,
  device   text not null,
  ip       text not null,
  outcome  text not null check (outcome in ('changed', 'unchanged', 'refused')),
  -- Why it was refused.
  why      text,
  sections text[] not null,
  bytes    integer not null,
  ms       integer not null
);
create index agent_report_agent on agent_report (agent_id, id desc);
create index agent_report_at on agent_report (at);

-- What it said, as it was kept: without what nobody may keep, packed; once for each report that changed something.
create table agent_raw (
  id       uuid primary key,
  agent_id uuid not null references agent on delete cascade,
  at       timestamptz not null,
  body     bytea not null
);
create index agent_raw_agent on agent_raw (agent_id, id desc);
create index agent_raw_at on agent_raw (at);
