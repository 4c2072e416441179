-- Written by `npm run types:db` from the migrated database. Do not edit.

create collation seen (provider = icu, deterministic = t, locale = 'und-u-kn-true');

CREATE OR REPLACE FUNCTION public.auth_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update auth_epoch set epoch = epoch + 1;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.fold_letters(value text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
declare
  folded text := lower(
    regexp_replace(
      normalize(value, NFKD),
      '[\u00ad\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u2060\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\ufeff]',
      '', 'g')
    collate "und-x-icu");
begin
  if octet_length(folded) = length(folded) then return folded; end if;
  folded := regexp_replace(regexp_replace(folded, '[‐‑‒–—―−]', '-', 'g'), '[‘’‛′]', '''', 'g');
  folded := replace(replace(replace(folded, 'ß', 'ss'), 'æ', 'ae'), 'ø', 'o');
  if octet_length(folded) = length(folded) then return folded; end if;
  folded := translate(replace(replace(folded, 'œ', 'oe'), 'þ', 'th'), 'đðħıłŋŧĸς', 'ddhilntkσ');
  return normalize(folded, NFC);
end $function$;

CREATE OR REPLACE FUNCTION public.fold_text(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN (octet_length(value) = length(value)) THEN lower((value COLLATE "C")) ELSE (fold_letters(value) COLLATE "C") END;

create table account (
  person_id uuid not null,
  email text collate "C" not null,
  password_hash text,
  password_changed_at timestamp with time zone,
  disabled_at timestamp with time zone,
  language text not null default 'en'::text,
  zone text not null default 'UTC'::text,
  preferences jsonb not null default '{}'::jsonb,
  created_at timestamp with time zone not null,
  constraint account_pkey PRIMARY KEY (person_id),
  constraint account_email_unique UNIQUE (email),
  constraint account_person_id_fkey FOREIGN KEY (person_id) REFERENCES principal(id) ON DELETE CASCADE
);
CREATE TRIGGER account_changed AFTER DELETE OR UPDATE ON account FOR EACH STATEMENT EXECUTE FUNCTION auth_changed();

create table api_token (
  id uuid not null,
  token_hash bytea not null,
  person_id uuid not null,
  name text not null,
  permissions text[] not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint api_token_pkey PRIMARY KEY (id),
  constraint api_token_token_hash_key UNIQUE (token_hash),
  constraint api_token_person_id_fkey FOREIGN KEY (person_id) REFERENCES account(person_id) ON DELETE CASCADE
);
CREATE INDEX api_token_person ON api_token USING btree (person_id);
CREATE TRIGGER api_token_changed AFTER DELETE OR UPDATE OF revoked_at, permissions, expires_at ON api_token FOR EACH STATEMENT EXECUTE FUNCTION auth_changed();

create table audience (
  id integer not null generated always as identity,
  principals uuid[] not null,
  private boolean not null default false,
  constraint audience_pkey PRIMARY KEY (id),
  constraint audience_once UNIQUE (principals, private)
);
CREATE TRIGGER audience_added AFTER INSERT ON audience FOR EACH STATEMENT EXECUTE FUNCTION auth_changed();

create table audience_member (
  principal_id uuid not null,
  audience_id integer not null,
  constraint audience_member_pkey PRIMARY KEY (principal_id, audience_id),
  constraint audience_member_audience_id_fkey FOREIGN KEY (audience_id) REFERENCES audience(id) ON DELETE CASCADE,
  constraint audience_member_principal_id_fkey FOREIGN KEY (principal_id) REFERENCES principal(id) ON DELETE CASCADE
);
CREATE INDEX audience_member_audience ON audience_member USING btree (audience_id);

create table auth_epoch (
  one boolean not null default true,
  epoch bigint not null default 1,
  constraint auth_epoch_pkey PRIMARY KEY (one),
  constraint auth_epoch_one_check CHECK (one)
);

create table doc (
  entity_id uuid not null,
  part uuid not null,
  audience_id integer not null,
  granted boolean not null default true,
  kind text collate "C" not null,
  tokens tsvector not null,
  constraint doc_pkey PRIMARY KEY (entity_id, part),
  constraint doc_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES entity(id) ON DELETE CASCADE
);
CREATE INDEX doc_tokens ON doc USING gin (tokens);

create table entity (
  id uuid not null,
  kind text collate "C" not null,
  key text collate "C" not null,
  title text collate "seen" not null,
  audience_id integer not null,
  merged_into uuid,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  created_by uuid,
  archived_at timestamp with time zone,
  constraint entity_pkey PRIMARY KEY (id),
  constraint entity_key_unique UNIQUE (key),
  constraint entity_audience_id_fkey FOREIGN KEY (audience_id) REFERENCES audience(id),
  constraint entity_created_by_fkey FOREIGN KEY (created_by) REFERENCES principal(id),
  constraint entity_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES entity(id),
  constraint entity_kind_check CHECK (kind ~ '^[a-z][a-z-]*$'::text)
);
CREATE INDEX entity_audience ON entity USING btree (audience_id);
CREATE INDEX entity_created_by ON entity USING btree (created_by);
CREATE INDEX entity_kind ON entity USING btree (kind, id);
CREATE INDEX entity_merged ON entity USING btree (merged_into) WHERE merged_into IS NOT NULL;

create table entity_grant (
  principal_id uuid not null,
  entity_id uuid not null,
  reason text collate "C" not null,
  constraint entity_grant_pkey PRIMARY KEY (principal_id, entity_id, reason),
  constraint entity_grant_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES entity(id) ON DELETE CASCADE,
  constraint entity_grant_principal_id_fkey FOREIGN KEY (principal_id) REFERENCES principal(id) ON DELETE CASCADE
);
CREATE INDEX entity_grant_entity ON entity_grant USING btree (entity_id);

create table event (
  id bigint not null generated always as identity,
  tx xid8 not null default pg_current_xact_id(),
  at timestamp with time zone not null,
  kind text collate "C" not null,
  schema_version smallint not null default 1,
  subject_id uuid not null,
  subject_kind text collate "C" not null,
  audience_id integer not null,
  granted boolean not null default true,
  actor_id uuid not null,
  on_behalf_of uuid,
  cause_id bigint,
  request_id uuid not null,
  session_id uuid,
  token_id uuid,
  origin text not null,
  leaf bigint,
  commitment bytea not null,
  constraint event_pkey PRIMARY KEY (id),
  constraint event_origin_check CHECK (origin = ANY (ARRAY['user'::text, 'flow'::text, 'schedule'::text, 'import'::text, 'undo'::text, 'system'::text]))
);
CREATE INDEX event_actor ON event USING btree (actor_id, id);
CREATE INDEX event_request ON event USING btree (request_id);
CREATE INDEX event_stream ON event USING btree (tx, id);
CREATE INDEX event_subject ON event USING btree (subject_id, id);

create table event_data (
  event_id bigint not null,
  salt bytea not null,
  payload text not null,
  constraint event_data_pkey PRIMARY KEY (event_id),
  constraint event_data_event_id_fkey FOREIGN KEY (event_id) REFERENCES event(id)
);

create table guess (
  id bigint not null generated always as identity,
  target text collate "C" not null,
  at timestamp with time zone not null,
  constraint guess_pkey PRIMARY KEY (id)
);
CREATE INDEX guess_target ON guess USING btree (target, at DESC);

create table job (
  id uuid not null,
  task text collate "C" not null,
  input jsonb not null,
  unique_key text collate "C",
  state text not null default 'waiting'::text,
  run_after timestamp with time zone not null,
  attempts integer not null default 0,
  worker integer,
  created_by uuid,
  created_at timestamp with time zone not null,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  cancel boolean not null default false,
  progress jsonb not null default '{}'::jsonb,
  result jsonb,
  error text,
  constraint job_pkey PRIMARY KEY (id),
  constraint job_created_by_fkey FOREIGN KEY (created_by) REFERENCES principal(id),
  constraint job_state_check CHECK (state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text]))
);
CREATE INDEX job_created_by ON job USING btree (created_by);
CREATE INDEX job_due ON job USING btree (run_after, id) WHERE state = 'waiting'::text;
CREATE INDEX job_recent ON job USING btree (created_at DESC, id);
CREATE INDEX job_running ON job USING btree (id) WHERE state = 'running'::text;
CREATE UNIQUE INDEX job_unique_key ON job USING btree (unique_key) WHERE state = ANY (ARRAY['waiting'::text, 'running'::text]);

create table mail (
  id uuid not null,
  message_id text collate "C" not null,
  entity_id uuid,
  recipient text not null,
  subject text not null,
  body_text text not null,
  body_html text,
  headers jsonb not null default '{}'::jsonb,
  created_at timestamp with time zone not null,
  not_before timestamp with time zone not null,
  attempts integer not null default 0,
  state text not null default 'waiting'::text,
  last_error text,
  sent_at timestamp with time zone,
  constraint mail_pkey PRIMARY KEY (id),
  constraint mail_message_id_key UNIQUE (message_id),
  constraint mail_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES entity(id) ON DELETE SET NULL,
  constraint mail_state_check CHECK (state = ANY (ARRAY['waiting'::text, 'sending'::text, 'sent'::text, 'failed'::text, 'withdrawn'::text]))
);
CREATE INDEX mail_due ON mail USING btree (not_before, id) WHERE state = 'waiting'::text;
CREATE INDEX mail_entity ON mail USING btree (entity_id);
CREATE INDEX mail_sending ON mail USING btree (id) WHERE state = 'sending'::text;

create table membership (
  team_id uuid not null,
  person_id uuid not null,
  lead boolean not null default false,
  constraint membership_pkey PRIMARY KEY (team_id, person_id),
  constraint membership_person_id_fkey FOREIGN KEY (person_id) REFERENCES principal(id) ON DELETE CASCADE,
  constraint membership_team_id_fkey FOREIGN KEY (team_id) REFERENCES principal(id) ON DELETE CASCADE
);
CREATE INDEX membership_person ON membership USING btree (person_id);
CREATE TRIGGER membership_changed AFTER INSERT OR DELETE OR UPDATE ON membership FOR EACH STATEMENT EXECUTE FUNCTION auth_changed();

create table one_time_link (
  id uuid not null,
  kind text not null,
  token_hash bytea not null,
  person_id uuid,
  payload jsonb not null default '{}'::jsonb,
  created_by uuid,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint one_time_link_pkey PRIMARY KEY (id),
  constraint one_time_link_token_hash_key UNIQUE (token_hash),
  constraint one_time_link_created_by_fkey FOREIGN KEY (created_by) REFERENCES principal(id),
  constraint one_time_link_person_id_fkey FOREIGN KEY (person_id) REFERENCES principal(id) ON DELETE CASCADE,
  constraint one_time_link_kind_check CHECK (kind = ANY (ARRAY['setup'::text, 'invitation'::text, 'reset'::text]))
);
CREATE INDEX one_time_link_by ON one_time_link USING btree (created_by);
CREATE INDEX one_time_link_person ON one_time_link USING btree (person_id);

create table outbox (
  id bigint not null generated always as identity,
  event_id bigint not null,
  subscriber text collate "C" not null,
  run_after timestamp with time zone not null default now(),
  attempts integer not null default 0,
  last_error text,
  dead_at timestamp with time zone,
  constraint outbox_pkey PRIMARY KEY (id),
  constraint outbox_event_id_fkey FOREIGN KEY (event_id) REFERENCES event(id)
);
CREATE INDEX outbox_due ON outbox USING btree (run_after, id) WHERE dead_at IS NULL;
CREATE INDEX outbox_event ON outbox USING btree (event_id);

create table principal (
  id uuid not null,
  kind text not null,
  name text collate "seen" not null,
  active boolean not null default true,
  constraint principal_pkey PRIMARY KEY (id),
  constraint principal_kind_check CHECK (kind = ANY (ARRAY['person'::text, 'team'::text, 'group'::text, 'system'::text]))
);
CREATE TRIGGER principal_changed AFTER INSERT OR DELETE OR UPDATE ON principal FOR EACH STATEMENT EXECUTE FUNCTION auth_changed();

create table role_grant (
  id uuid not null,
  principal_id uuid not null,
  role text not null,
  team_id uuid,
  granted_by uuid,
  granted_at timestamp with time zone not null,
  constraint role_grant_pkey PRIMARY KEY (id),
  constraint role_grant_once UNIQUE NULLS NOT DISTINCT (principal_id, role, team_id),
  constraint role_grant_granted_by_fkey FOREIGN KEY (granted_by) REFERENCES principal(id),
  constraint role_grant_principal_id_fkey FOREIGN KEY (principal_id) REFERENCES principal(id) ON DELETE CASCADE,
  constraint role_grant_team_id_fkey FOREIGN KEY (team_id) REFERENCES principal(id) ON DELETE CASCADE
);
CREATE INDEX role_grant_by ON role_grant USING btree (granted_by);
CREATE INDEX role_grant_team ON role_grant USING btree (team_id);
CREATE TRIGGER role_grant_changed AFTER INSERT OR DELETE OR UPDATE ON role_grant FOR EACH STATEMENT EXECUTE FUNCTION auth_changed();

create table schedule (
  name text collate "C" not null,
  last_run timestamp with time zone not null,
  constraint schedule_pkey PRIMARY KEY (name)
);

create table session (
  id uuid not null,
  token_hash bytea not null,
  person_id uuid not null,
  created_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  rotated_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  ip text not null,
  agent text not null,
  constraint session_pkey PRIMARY KEY (id),
  constraint session_token_hash_key UNIQUE (token_hash),
  constraint session_person_id_fkey FOREIGN KEY (person_id) REFERENCES account(person_id) ON DELETE CASCADE
);
CREATE INDEX session_expiry ON session USING btree (expires_at);
CREATE INDEX session_person ON session USING btree (person_id, seen_at DESC);
CREATE TRIGGER session_ended AFTER DELETE ON session FOR EACH STATEMENT EXECUTE FUNCTION auth_changed();

create table setting (
  name text not null,
  value jsonb not null,
  constraint setting_pkey PRIMARY KEY (name)
);
