-- Tokens of one device alone, and certificates that count as such.
alter table agent_token
  alter column token_hash drop not null,
  add column own            boolean not null default false,
  -- The asset that it was made for; without one it is whose device brings it first.
  add column asset_id       uuid references entity on delete cascade,
  -- The device that brings it, from its first report on.
  add column agent_id       uuid references agent on delete cascade,
  -- SHA-256 of the certificate that is shown in place of a secret.
  add column certificate    text collate "C",
  -- The secret before this one, and how long it lives on.
  add column hash_before    bytea,
  add column before_until   timestamptz,
  -- When another device brought it last, what that called itself, and from where.
  add column misused_at     timestamptz,
  add column misused_device text,
  add column misused_ip     text,
  add constraint agent_token_brings check (num_nonnulls(token_hash, certificate) = 1),
  add constraint agent_token_own check (own or num_nonnulls(asset_id, agent_id, certificate) = 0),
  add constraint agent_token_certificate check (certificate ~ '^[0-9a-f]{64}$'),
  add constraint agent_token_certificate_unique unique (certificate),
  add constraint agent_token_hash_before_unique unique (hash_before),
  -- Those of one device are called by it, and a device may have two.
  drop constraint agent_token_name_unique;
create unique index agent_token_name_unique on agent_token (name) where not own;
create index agent_token_asset on agent_token (asset_id) where asset_id is not null;
create index agent_token_agent on agent_token (agent_id) where agent_id is not null;
create index agent_token_misused on agent_token (misused_at) where misused_at is not null;

-- By which token it came last; none where it needed none, or the token was taken away since.
alter table agent add column token_id uuid references agent_token on delete set null;
create index agent_token_of on agent (token_id) where token_id is not null;
