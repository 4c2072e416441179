-- Written by `npm run types:db` from the migrated database. Do not edit.

create collation seen (provider = icu, deterministic = t, locale = 'und-u-kn-true');

CREATE OR REPLACE FUNCTION public.audit_pack_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'an audit pack is never changed';
end $function$;

CREATE OR REPLACE FUNCTION public.calendar_version_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'a calendar version never changes' using errcode = 'restrict_violation';
end $function$;

CREATE OR REPLACE FUNCTION public.custody_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'the custody ledger is only added to';
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

CREATE OR REPLACE FUNCTION public.keep_administrator()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  gone uuid;
begin
  if tg_table_name = 'membership' then
    gone := old.team_id;
  elsif tg_table_name = 'account' then
    gone := old.person_id;
  elsif tg_table_name = 'principal' then
    gone := old.id;
  end if;
  if gone is not null and not exists (
    select from role_grant g where g.role = 'administrator' and g.team_id is null
      and (g.principal_id = gone or g.principal_id in (select m.team_id from membership m where m.person_id = gone)))
  then
    return null;
  end if;
  perform pg_advisory_xact_lock(724630120);
  if not exists (select from administrator) then
    raise exception using errcode = 'check_violation', constraint = 'last_administrator',
      message = 'one administrator has to stay';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.licence_key_sight_named()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.product_id is null then
    select l.product_id, k.label, k.ending into new.product_id, new.label, new.ending
    from licence_key k join entitlement l on l.id = k.entitlement_id where k.id = new.key_id;
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.protocol_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' then
    raise exception 'a protocol is not taken away';
  end if;
  if (new.id, new.kind, new.person_id, new.batch, new.hash, new.terms_version, new.created_at, new.created_by)
       is distinct from (old.id, old.kind, old.person_id, old.batch, old.hash, old.terms_version, old.created_at, old.created_by)
     or new.content is distinct from old.content and new.erased_at is null
     or (old.signed_at is not null or old.withdrawn_at is not null)
       and (new.signed_at, new.signed_by, new.withdrawn_at, new.withdrawn_by)
         is distinct from (old.signed_at, old.signed_by, old.withdrawn_at, old.withdrawn_by)
     or old.signed_at is not null and new.erased_at is null
       and (new.signed_name, new.strokes) is distinct from (old.signed_name, old.strokes) then
    raise exception 'a protocol stays as it was signed';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.standing_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  noted text := coalesce(current_setting('wheelhouse.standing', true), '');
begin
  insert into standing_change default values;
  if not tg_table_name = any(string_to_array(noted, ' ')) then
    perform set_config('wheelhouse.standing', concat_ws(' ', nullif(noted, ''), tg_table_name), true);
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.terms_stay()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'terms of use are only added to';
end $function$;

CREATE OR REPLACE FUNCTION public.uuidmultirange()
 RETURNS uuidmultirange
 LANGUAGE internal
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$multirange_constructor0$function$;

CREATE OR REPLACE FUNCTION public.uuidmultirange(VARIADIC uuidrange[])
 RETURNS uuidmultirange
 LANGUAGE internal
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$multirange_constructor2$function$;

CREATE OR REPLACE FUNCTION public.uuidmultirange(uuidrange)
 RETURNS uuidmultirange
 LANGUAGE internal
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$multirange_constructor1$function$;

CREATE OR REPLACE FUNCTION public.uuidrange(uuid, uuid)
 RETURNS uuidrange
 LANGUAGE internal
 IMMUTABLE PARALLEL SAFE
AS $function$range_constructor2$function$;

CREATE OR REPLACE FUNCTION public.uuidrange(uuid, uuid, text)
 RETURNS uuidrange
 LANGUAGE internal
 IMMUTABLE PARALLEL SAFE
AS $function$range_constructor3$function$;

CREATE OR REPLACE FUNCTION public.wipe_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'what a certificate says stays';
end $function$;

CREATE OR REPLACE FUNCTION public.words_come()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into record_words (entity_id) select distinct entity_id from come order by entity_id
  on conflict (entity_id) do update set words = null, audience_id = null, kind = null, changed_at = now()
    where record_words.words is not null;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.words_go()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform from record_words where entity_id in (select entity_id from gone) order by entity_id for update;
  update record_words set words = null, audience_id = null, kind = null, changed_at = now()
  where entity_id in (select entity_id from gone) and (words is not null or changed_at = 'infinity');
  return null;
end $function$;

create table account (
  person_id uuid not null,
  email text collate "C" not null,
  password_hash text,
  password_changed_at timestamptz,
  signed_in_at timestamptz,
  disabled_at timestamptz,
  language text not null default 'en'::text,
  zone text not null default 'UTC'::text,
  preferences jsonb not null default '{}'::jsonb,
  created_at timestamptz not null,
  came_by_directory_at timestamptz,
  constraint account_pkey primary key (person_id),
  constraint account_email_unique unique (email),
  constraint account_person_id_fkey foreign key (person_id) references principal(id) on delete cascade,
  constraint account_email_lower check (email = lower(email))
);
create trigger account_changed after delete or update of person_id, disabled_at, language, zone on account for each statement execute function standing_changed();
create trigger account_reached after insert or update of email on account for each statement execute function standing_changed();
create constraint trigger keep_administrator after update of disabled_at, password_hash on account deferrable initially deferred for each row when (old.disabled_at is null and old.password_hash is not null and (new.disabled_at is not null or new.password_hash is null)) execute function keep_administrator();
create constraint trigger keep_administrator_deleted after delete on account deferrable initially deferred for each row when (old.disabled_at is null and old.password_hash is not null) execute function keep_administrator();

-- view account_seen (id uuid, name text collate "seen", email text collate "C", signed_in_at timestamptz, created_at timestamptz, state text, invited_until timestamptz)

-- view administrator (person_id uuid)

create table agent (
  id uuid not null,
  device text collate "C" not null,
  own_id text collate "C" not null,
  serial text collate "C" not null,
  uuid text collate "C" not null,
  macs text[] not null,
  name text collate "C" not null,
  tag text not null,
  client text not null,
  itemtype text not null,
  state text not null,
  asset_id uuid,
  candidates jsonb not null default '[]'::jsonb,
  before jsonb,
  first_seen timestamptz not null,
  seen_at timestamptz not null,
  due_at timestamptz not null,
  private boolean not null default false,
  said jsonb not null default '{}'::jsonb,
  differs boolean not null default false,
  token_id uuid,
  gone_seen_at timestamptz,
  addresses text[] not null default '{}'::text[],
  place_id uuid,
  place_since timestamptz,
  place_until timestamptz,
  constraint agent_pkey primary key (id),
  constraint agent_asset_id_fkey foreign key (asset_id) references entity(id) on delete set null,
  constraint agent_place_id_fkey foreign key (place_id) references place(id) on delete set null,
  constraint agent_token_id_fkey foreign key (token_id) references agent_token(id) on delete set null,
  constraint agent_state_check check (state = any (array['matched'::text, 'ambiguous'::text, 'new'::text, 'refused'::text]))
);
create index agent_asset on agent using btree (asset_id) where asset_id is not null;
create index agent_device on agent using btree (device);
create index agent_differs on agent using btree (asset_id, id) where differs;
create index agent_gone on agent using btree (gone_seen_at) where gone_seen_at is not null;
create index agent_macs on agent using gin (macs);
create index agent_name on agent using btree (name) where name <> ''::text;
create index agent_newest on agent using btree (seen_at desc, id desc);
create index agent_own_id on agent using btree (own_id) where own_id <> ''::text;
create index agent_place on agent using btree (place_id) where place_id is not null;
create index agent_serial on agent using btree (serial) where serial <> ''::text;
create index agent_token_of on agent using btree (token_id) where token_id is not null;
create index agent_uuid on agent using btree (uuid) where uuid <> ''::text;
create index agent_waiting on agent using btree (state, seen_at desc, id desc);

create table agent_fact (
  asset_id uuid not null,
  field text collate "C" not null,
  value text not null,
  was text not null,
  agent_id uuid not null,
  at timestamptz not null,
  constraint agent_fact_pkey primary key (asset_id, field),
  constraint agent_fact_agent_id_fkey foreign key (agent_id) references agent(id) on delete cascade,
  constraint agent_fact_asset_id_fkey foreign key (asset_id) references entity(id) on delete cascade
);
create index agent_fact_agent on agent_fact using btree (agent_id);

create table agent_load (
  agent_id uuid not null,
  day date not null,
  memory smallint[] not null,
  cpu smallint[] not null,
  constraint agent_load_pkey primary key (agent_id),
  constraint agent_load_agent_id_fkey foreign key (agent_id) references agent(id) on delete cascade
);

create table agent_lock (
  asset_id uuid not null,
  field text collate "C" not null,
  by_id uuid not null,
  at timestamptz not null,
  constraint agent_lock_pkey primary key (asset_id, field),
  constraint agent_lock_asset_id_fkey foreign key (asset_id) references entity(id) on delete cascade,
  constraint agent_lock_by_id_fkey foreign key (by_id) references principal(id)
);
create index agent_lock_by on agent_lock using btree (by_id);

create table agent_raw (
  id uuid not null,
  agent_id uuid not null,
  at timestamptz not null,
  body bytea not null,
  constraint agent_raw_pkey primary key (id),
  constraint agent_raw_agent_id_fkey foreign key (agent_id) references agent(id) on delete cascade
);
create index agent_raw_agent on agent_raw using btree (agent_id, id desc);
create index agent_raw_at on agent_raw using btree (at);

create table agent_report (
  id uuid not null,
  at timestamptz not null,
  agent_id uuid,
  device text not null,
  ip text not null,
  outcome text not null,
  why text,
  sections text[] not null,
  bytes integer not null,
  ms integer not null,
  constraint agent_report_pkey primary key (id),
  constraint agent_report_agent_id_fkey foreign key (agent_id) references agent(id) on delete cascade,
  constraint agent_report_outcome_check check (outcome = any (array['changed'::text, 'unchanged'::text, 'refused'::text]))
);
create index agent_report_agent on agent_report using btree (agent_id, id desc);
create index agent_report_at on agent_report using btree (at);

create table agent_section (
  agent_id uuid not null,
  section text collate "C" not null,
  hash bytea not null,
  content jsonb,
  since timestamptz not null,
  constraint agent_section_pkey primary key (agent_id, section),
  constraint agent_section_agent_id_fkey foreign key (agent_id) references agent(id) on delete cascade
);

create table agent_token (
  id uuid not null,
  name text collate "seen" not null,
  token_hash bytea,
  made_at timestamptz not null,
  used_at timestamptz,
  used_ip text,
  private boolean not null default false,
  own boolean not null default false,
  asset_id uuid,
  agent_id uuid,
  certificate text collate "C",
  hash_before bytea,
  before_until timestamptz,
  misused_at timestamptz,
  misused_device text,
  misused_ip text,
  constraint agent_token_pkey primary key (id),
  constraint agent_token_certificate_unique unique (certificate),
  constraint agent_token_hash_before_unique unique (hash_before),
  constraint agent_token_token_hash_key unique (token_hash),
  constraint agent_token_agent_id_fkey foreign key (agent_id) references agent(id) on delete cascade,
  constraint agent_token_asset_id_fkey foreign key (asset_id) references entity(id) on delete cascade,
  constraint agent_token_brings check (num_nonnulls(token_hash, certificate) = 1),
  constraint agent_token_certificate check (certificate ~ '^[0-9a-f]{64}$'::text),
  constraint agent_token_own check (own or num_nonnulls(asset_id, agent_id, certificate) = 0)
);
create index agent_token_agent on agent_token using btree (agent_id) where agent_id is not null;
create index agent_token_asset on agent_token using btree (asset_id) where asset_id is not null;
create index agent_token_misused on agent_token using btree (misused_at) where misused_at is not null;
create unique index agent_token_name_unique on agent_token using btree (name) where not own;

create table alarm (
  name text collate "C" not null,
  since timestamptz not null,
  constraint alarm_pkey primary key (name)
);

create table allocation (
  entitlement_id uuid not null,
  holder_id uuid not null,
  since timestamptz not null,
  constraint allocation_pkey primary key (entitlement_id, holder_id),
  constraint allocation_entitlement_id_fkey foreign key (entitlement_id) references entitlement(id) on delete cascade,
  constraint allocation_holder_id_fkey foreign key (holder_id) references entity(id) on delete cascade
);
create index allocation_holder on allocation using btree (holder_id);

create table api_token (
  id uuid not null,
  token_hash bytea not null,
  person_id uuid not null,
  name text collate "seen" not null,
  permissions text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  last_ip text,
  revoked_at timestamptz,
  networks text[] not null default '{}'::text[],
  refused_at timestamptz,
  refused_ip text,
  constraint api_token_pkey primary key (id),
  constraint api_token_unique unique (token_hash),
  constraint api_token_person_id_fkey foreign key (person_id) references account(person_id) on delete cascade
);
create index api_token_person on api_token using btree (person_id, created_at desc);
create trigger api_token_changed after delete or update of revoked_at, permissions, expires_at on api_token for each statement execute function standing_changed();

-- view api_token_seen (id uuid, name text collate "seen", person_id uuid, person text collate "seen", permissions text[], created_at timestamptz, expires_at timestamptz, last_used_at timestamptz, last_ip text, state text, networks text[], refused_at timestamptz, refused_ip text)

create table assessment (
  id uuid not null,
  key text collate "C" not null,
  title text collate "seen" not null,
  audience_id integer not null,
  archived boolean not null default false,
  vendor_id uuid not null,
  questionnaire_id uuid not null,
  edition integer not null,
  assessor_id uuid,
  due_on text collate "C" not null,
  note text not null default ''::text,
  status text collate "C" not null,
  answers jsonb not null default '[]'::jsonb,
  score double precision,
  finished_on text collate "C",
  accepted_on text collate "C",
  accepted_by uuid,
  again_on text collate "C",
  updated_at timestamptz not null,
  constraint assessment_pkey primary key (id),
  constraint assessment_accepted_by_fkey foreign key (accepted_by) references principal(id),
  constraint assessment_assessor_id_fkey foreign key (assessor_id) references principal(id),
  constraint assessment_audience_id_fkey foreign key (audience_id) references audience(id),
  constraint assessment_edition foreign key (questionnaire_id, edition) references questionnaire_edition(questionnaire_id, edition),
  constraint assessment_id_fkey foreign key (id) references entity(id) on delete cascade,
  constraint assessment_vendor_id_fkey foreign key (vendor_id) references vendor(id),
  constraint assessment_status check (status = any (array['open'::text, 'finished'::text, 'accepted'::text]))
);
create index assessment_accepted_by on assessment using btree (accepted_by);
create index assessment_assessor on assessment using btree (assessor_id);
create index assessment_audience on assessment using btree (audience_id);
create index assessment_by_due on assessment using btree (due_on, id);
create index assessment_by_name on assessment using btree (title, id);
create index assessment_by_updated on assessment using btree (updated_at desc, id desc);
create index assessment_questionnaire on assessment using btree (questionnaire_id, edition);
create index assessment_vendor on assessment using btree (vendor_id, due_on);

create table asset (
  id uuid not null,
  key text collate "C" not null,
  title text collate "seen" not null,
  audience_id integer not null,
  archived boolean not null default false,
  tag text collate "C" not null default ''::text,
  serial text collate "C" not null default ''::text,
  type text not null,
  model_id uuid,
  status text not null,
  meaning text not null,
  holder_id uuid,
  place_id uuid,
  quantity integer not null default 0,
  home_place_id uuid,
  minimum integer,
  supplier_id uuid,
  order_no text collate "C" not null default ''::text,
  bought_on date,
  cost_minor bigint,
  currency text collate "C",
  warranty_until date,
  warranty_day integer not null generated always as (COALESCE(warranty_until - '1970-01-01'::date, 2147483647)) stored,
  depreciation jsonb,
  note text not null default ''::text,
  custom jsonb not null default '{}'::jsonb,
  updated_at timestamptz not null,
  proceeds_minor bigint,
  proceeds_currency text collate "C",
  came_from text collate "C" not null default 'before'::text,
  sources jsonb not null default '{}'::jsonb,
  otherwise jsonb not null default '{}'::jsonb,
  constraint asset_pkey primary key (id),
  constraint asset_audience_id_fkey foreign key (audience_id) references audience(id),
  constraint asset_holder_id_fkey foreign key (holder_id) references entity(id),
  constraint asset_home_place_id_fkey foreign key (home_place_id) references place(id),
  constraint asset_id_fkey foreign key (id) references entity(id) on delete cascade,
  constraint asset_model_id_fkey foreign key (model_id) references asset_model(id),
  constraint asset_place_id_fkey foreign key (place_id) references place(id),
  constraint asset_status_fkey foreign key (status, meaning) references asset_status(code, meaning) on update cascade,
  constraint asset_supplier_id_fkey foreign key (supplier_id) references entity(id),
  constraint asset_type_fkey foreign key (type) references asset_type(code),
  constraint asset_cost check ((cost_minor is null) = (currency is null)),
  constraint asset_cost_minor_check check (cost_minor >= 0),
  constraint asset_currency_check check (currency ~ '^[A-Z]{3}$'::text),
  constraint asset_minimum_check check (minimum >= 0),
  constraint asset_proceeds check ((proceeds_minor is null) = (proceeds_currency is null) and proceeds_minor >= 0 and proceeds_currency ~ '^[A-Z]{3}$'::text)
);
create index asset_audience on asset using btree (audience_id);
create index asset_by_tag on asset using btree (tag, id);
create index asset_by_title on asset using btree (title, id);
create index asset_by_updated on asset using btree (updated_at desc, id desc);
create index asset_by_warranty on asset using btree (warranty_day, id);
create index asset_holder on asset using btree (holder_id);
create index asset_home on asset using btree (home_place_id);
create index asset_minimum on asset using btree (id) where minimum is not null;
create index asset_model_of on asset using btree (model_id);
create index asset_place on asset using btree (place_id);
create index asset_ready on asset using btree (model_id, place_id) where meaning = 'ready'::text;
create index asset_serial on asset using btree (lower(serial)) where serial <> ''::text;
create index asset_status_of on asset using btree (status, meaning);
create index asset_supplier on asset using btree (supplier_id);
create index asset_tag_any on asset using btree (lower(tag)) where tag <> ''::text;
create unique index asset_tag_unique on asset using btree (lower(tag)) where tag <> ''::text and meaning <> 'gone'::text;
create index asset_type_of on asset using btree (type);

create table asset_booking (
  id uuid not null,
  asset_id uuid not null,
  model_id uuid,
  holder_id uuid not null,
  starts_on date not null,
  ends_on date not null,
  purpose text not null default ''::text,
  state text not null,
  made_by uuid not null,
  made_at timestamptz not null,
  version integer not null default 1,
  constraint asset_booking_pkey primary key (id),
  constraint asset_booking_asset_id_fkey foreign key (asset_id) references asset(id) on delete cascade,
  constraint asset_booking_holder_id_fkey foreign key (holder_id) references entity(id),
  constraint asset_booking_made_by_fkey foreign key (made_by) references principal(id),
  constraint asset_booking_model_id_fkey foreign key (model_id) references asset_model(id),
  constraint asset_booking_apart exclude using gist (uuidrange(asset_id, asset_id, '[]'::text) with &&, daterange(starts_on, ends_on, '[]'::text) with &&) where (state = any (array['booked'::text, 'out'::text])),
  constraint asset_booking_days check (ends_on >= starts_on),
  constraint asset_booking_state_check check (state = any (array['booked'::text, 'out'::text, 'back'::text, 'cancelled'::text]))
);
create index asset_booking_holder on asset_booking using btree (holder_id);
create index asset_booking_made_by on asset_booking using btree (made_by);
create index asset_booking_model on asset_booking using btree (model_id);
create index asset_booking_of on asset_booking using btree (asset_id, starts_on);
create index asset_booking_running on asset_booking using btree (ends_on) where state = any (array['booked'::text, 'out'::text]);

create table asset_joiner (
  person_id uuid not null,
  starts_on date not null,
  due_on date not null,
  kits text[] not null,
  picks jsonb not null,
  bookings uuid[] not null,
  short jsonb not null,
  product_ids uuid[] not null,
  made_at timestamptz not null,
  over_at timestamptz,
  work_id uuid,
  purchase_id uuid,
  constraint asset_joiner_pkey primary key (person_id),
  constraint asset_joiner_person_id_fkey foreign key (person_id) references entity(id) on delete cascade,
  constraint asset_joiner_purchase_id_fkey foreign key (purchase_id) references entity(id) on delete set null,
  constraint asset_joiner_work_id_fkey foreign key (work_id) references entity(id) on delete set null
);
create index asset_joiner_open on asset_joiner using btree (starts_on) where over_at is null;
create index asset_joiner_purchase on asset_joiner using btree (purchase_id) where purchase_id is not null;
create index asset_joiner_work on asset_joiner using btree (work_id) where work_id is not null;

create table asset_kit (
  id uuid not null,
  name text collate "seen" not null,
  note text not null default ''::text,
  archived boolean not null default false,
  version integer not null default 1,
  department_id uuid,
  job_title text collate "seen" not null default ''::text,
  product_ids uuid[] not null default '{}'::uuid[],
  constraint asset_kit_pkey primary key (id),
  constraint asset_kit_department_id_fkey foreign key (department_id) references entity(id) on delete set null
);
create index asset_kit_department on asset_kit using btree (department_id);
create unique index asset_kit_name_unique on asset_kit using btree (lower(name)) where not archived;

create table asset_kit_item (
  kit_id uuid not null,
  position integer not null,
  model_id uuid,
  type text,
  quantity integer not null,
  constraint asset_kit_item_pkey primary key (kit_id, "position"),
  constraint asset_kit_item_kit_id_fkey foreign key (kit_id) references asset_kit(id) on delete cascade,
  constraint asset_kit_item_model_id_fkey foreign key (model_id) references asset_model(id),
  constraint asset_kit_item_type_fkey foreign key (type) references asset_type(code),
  constraint asset_kit_item_one check (num_nonnulls(model_id, type) = 1),
  constraint asset_kit_item_quantity_check check (quantity >= 1 and quantity <= 1000)
);
create index asset_kit_item_model on asset_kit_item using btree (model_id);
create index asset_kit_item_type on asset_kit_item using btree (type);

create table asset_lock (
  asset_id uuid not null,
  field text collate "C" not null,
  by_id uuid not null,
  at timestamptz not null,
  constraint asset_lock_pkey primary key (asset_id, field),
  constraint asset_lock_asset_id_fkey foreign key (asset_id) references entity(id) on delete cascade,
  constraint asset_lock_by_id_fkey foreign key (by_id) references principal(id)
);
create index asset_lock_by on asset_lock using btree (by_id);

create table asset_model (
  id uuid not null,
  manufacturer_id uuid,
  name text collate "seen" not null,
  number text collate "C" not null default ''::text,
  type text not null,
  end_of_life date,
  depreciation jsonb,
  version integer not null default 1,
  archived boolean not null default false,
  constraint asset_model_pkey primary key (id),
  constraint asset_model_manufacturer_id_fkey foreign key (manufacturer_id) references manufacturer(id),
  constraint asset_model_type_fkey foreign key (type) references asset_type(code)
);
create index asset_model_by_name on asset_model using btree (name, id);
create index asset_model_end_of_life on asset_model using btree (end_of_life) where end_of_life is not null;
create unique index asset_model_name_unique on asset_model using btree (manufacturer_id, lower(name)) nulls not distinct;
create index asset_model_type on asset_model using btree (type);

create table asset_model_minimum (
  id uuid not null,
  model_id uuid not null,
  place_id uuid,
  least integer not null,
  constraint asset_model_minimum_pkey primary key (id),
  constraint asset_model_minimum_model_id_fkey foreign key (model_id) references asset_model(id) on delete cascade,
  constraint asset_model_minimum_place_id_fkey foreign key (place_id) references place(id) on delete cascade,
  constraint asset_model_minimum_least_check check ("least" >= 1 and "least" <= 100000)
);
create unique index asset_model_minimum_of on asset_model_minimum using btree (model_id, place_id) nulls not distinct;
create index asset_model_minimum_place on asset_model_minimum using btree (place_id) where place_id is not null;

create table asset_reading (
  asset_id uuid not null,
  taken_on date not null,
  count bigint not null,
  constraint asset_reading_pkey primary key (asset_id, taken_on),
  constraint asset_reading_asset_id_fkey foreign key (asset_id) references asset(id) on delete cascade,
  constraint asset_reading_count_check check (count >= 0)
);

create table asset_repair (
  id uuid not null,
  asset_id uuid not null,
  kind text not null,
  fault text not null,
  vendor_id uuid,
  rma text not null default ''::text,
  under_warranty boolean not null default false,
  opened_at timestamptz not null,
  opened_by uuid not null,
  expected_on date,
  closed_at timestamptz,
  closed_by uuid,
  result text,
  remark text not null default ''::text,
  cost_minor bigint,
  currency text collate "C",
  before_id uuid,
  version integer not null default 1,
  constraint asset_repair_pkey primary key (id),
  constraint asset_repair_asset_id_fkey foreign key (asset_id) references asset(id) on delete cascade,
  constraint asset_repair_before_id_fkey foreign key (before_id) references entity(id),
  constraint asset_repair_closed_by_fkey foreign key (closed_by) references principal(id),
  constraint asset_repair_opened_by_fkey foreign key (opened_by) references principal(id),
  constraint asset_repair_vendor_id_fkey foreign key (vendor_id) references entity(id),
  constraint asset_repair_closed check ((closed_at is null) = (result is null) and (closed_at is null) = (closed_by is null)),
  constraint asset_repair_cost check ((cost_minor is null) = (currency is null)),
  constraint asset_repair_cost_minor_check check (cost_minor >= 0),
  constraint asset_repair_currency_check check (currency ~ '^[A-Z]{3}$'::text),
  constraint asset_repair_kind_check check (kind = any (array['repair'::text, 'maintenance'::text, 'inspection'::text])),
  constraint asset_repair_order check (closed_at >= opened_at),
  constraint asset_repair_result_check check (result = any (array['repaired'::text, 'replaced'::text, 'no-fault'::text, 'not-repaired'::text]))
);
create index asset_repair_before on asset_repair using btree (before_id);
create index asset_repair_closed_by on asset_repair using btree (closed_by);
create index asset_repair_due on asset_repair using btree (expected_on) where closed_at is null;
create index asset_repair_newest on asset_repair using btree (opened_at desc, id desc);
create index asset_repair_of on asset_repair using btree (asset_id, opened_at desc);
create unique index asset_repair_open on asset_repair using btree (asset_id) where closed_at is null;
create index asset_repair_opened_by on asset_repair using btree (opened_by);
create index asset_repair_vendor on asset_repair using btree (vendor_id);

create table asset_rule (
  field text collate "C" not null,
  sources text[] not null,
  constraint asset_rule_pkey primary key (field)
);

create table asset_status (
  code text collate "C" not null,
  title text collate "seen" not null,
  meaning text not null,
  position integer not null,
  archived boolean not null default false,
  version integer not null default 1,
  constraint asset_status_pkey primary key (code),
  constraint asset_status_means unique (code, meaning),
  constraint asset_status_code_check check (code ~ '^[a-z][a-z0-9-]{0,39}$'::text),
  constraint asset_status_meaning_check check (meaning = any (array['ready'::text, 'in-use'::text, 'out'::text, 'gone'::text]))
);
create unique index asset_status_title_unique on asset_status using btree (lower(title)) where not archived;

create table asset_told (
  id uuid not null,
  asset_id uuid not null,
  source text collate "C" not null,
  at timestamptz not null,
  what text collate "C" not null,
  by_id uuid,
  note text not null default ''::text,
  constraint asset_told_pkey primary key (id),
  constraint asset_told_asset_id_fkey foreign key (asset_id) references asset(id) on delete cascade,
  constraint asset_told_by_id_fkey foreign key (by_id) references principal(id)
);
create index asset_told_asset on asset_told using btree (asset_id, at desc, id desc);
create index asset_told_by on asset_told using btree (by_id);

create table asset_type (
  code text collate "C" not null,
  title text collate "seen" not null,
  icon text collate "C" not null,
  capacities text[] not null default '{}'::text[],
  position integer not null,
  archived boolean not null default false,
  version integer not null default 1,
  constraint asset_type_pkey primary key (code),
  constraint asset_type_code_check check (code ~ '^[a-z][a-z0-9-]{0,39}$'::text)
);
create unique index asset_type_title_unique on asset_type using btree (lower(title)) where not archived;

create table asset_write_off (
  id uuid not null,
  asset_id uuid not null,
  reason text not null,
  why text not null,
  cost_minor bigint,
  book_minor bigint,
  currency text collate "C",
  proceeds_minor bigint,
  proceeds_currency text collate "C",
  state text not null,
  asked_at timestamptz not null,
  asked_by uuid not null,
  decided_at timestamptz,
  decided_by uuid,
  remark text not null default ''::text,
  constraint asset_write_off_pkey primary key (id),
  constraint asset_write_off_asked_by_fkey foreign key (asked_by) references principal(id),
  constraint asset_write_off_asset_id_fkey foreign key (asset_id) references asset(id) on delete cascade,
  constraint asset_write_off_decided_by_fkey foreign key (decided_by) references principal(id),
  constraint asset_write_off_another check ((state <> all (array['approved'::text, 'refused'::text])) or decided_by <> asked_by),
  constraint asset_write_off_check check (book_minor >= 0 and book_minor <= cost_minor),
  constraint asset_write_off_cost check ((cost_minor is null) = (currency is null)),
  constraint asset_write_off_cost_minor_check check (cost_minor >= 0),
  constraint asset_write_off_currency_check check (currency ~ '^[A-Z]{3}$'::text),
  constraint asset_write_off_decided check ((state = 'waiting'::text) = (decided_at is null) and (decided_at is null) = (decided_by is null)),
  constraint asset_write_off_proceeds check ((proceeds_minor is null) = (proceeds_currency is null)),
  constraint asset_write_off_proceeds_currency_check check (proceeds_currency ~ '^[A-Z]{3}$'::text),
  constraint asset_write_off_proceeds_minor_check check (proceeds_minor >= 0),
  constraint asset_write_off_reason_check check (reason = any (array['lost'::text, 'broken'::text, 'scrapped'::text, 'sold'::text, 'given-away'::text])),
  constraint asset_write_off_state_check check (state = any (array['waiting'::text, 'approved'::text, 'refused'::text, 'withdrawn'::text]))
);
create index asset_write_off_asked_by on asset_write_off using btree (asked_by);
create index asset_write_off_decided_by on asset_write_off using btree (decided_by);
create index asset_write_off_newest on asset_write_off using btree (asked_at desc, id desc);
create index asset_write_off_of on asset_write_off using btree (asset_id, asked_at desc);
create unique index asset_write_off_waiting on asset_write_off using btree (asset_id) where state = 'waiting'::text;

create table audience (
  id integer not null generated always as identity,
  principals uuid[] not null,
  private boolean not null default false,
  constraint audience_pkey primary key (id),
  constraint audience_once unique (principals, private)
);
create trigger audience_added after insert on audience for each statement execute function standing_changed();

create table audience_member (
  principal_id uuid not null,
  audience_id integer not null,
  constraint audience_member_pkey primary key (principal_id, audience_id),
  constraint audience_member_audience_id_fkey foreign key (audience_id) references audience(id) on delete cascade,
  constraint audience_member_principal_id_fkey foreign key (principal_id) references principal(id) on delete cascade
);
create index audience_member_audience on audience_member using btree (audience_id);

create table audit_pack (
  id uuid not null,
  vendor_id uuid not null,
  as_of date not null,
  made_at timestamptz not null,
  made_by uuid not null,
  content text collate "C" not null,
  sha256 text collate "C" not null,
  products integer not null,
  installs integer not null,
  short integer not null,
  constraint audit_pack_pkey primary key (id),
  constraint audit_pack_made_by_fkey foreign key (made_by) references principal(id),
  constraint audit_pack_vendor_id_fkey foreign key (vendor_id) references entity(id)
);
create index audit_pack_by on audit_pack using btree (made_by);
create index audit_pack_made on audit_pack using btree (made_at desc, id desc);
create index audit_pack_vendor on audit_pack using btree (vendor_id);
create trigger audit_pack_stays before delete or update on audit_pack for each row execute function audit_pack_stays();

create table authenticator_app (
  person_id uuid not null,
  secret bytea not null,
  made_at timestamptz not null,
  confirmed_at timestamptz,
  last_step bigint not null default 0,
  constraint authenticator_app_pkey primary key (person_id),
  constraint authenticator_app_person_id_fkey foreign key (person_id) references account(person_id) on delete cascade
);
create trigger authenticator_app_changed after insert or delete or update of confirmed_at on authenticator_app for each statement execute function standing_changed();

create table calendar (
  id uuid not null,
  version_id uuid not null,
  is_default boolean not null default false,
  updated_at timestamptz not null,
  constraint calendar_pkey primary key (id),
  constraint calendar_current foreign key (version_id) references calendar_version(id) deferrable initially deferred,
  constraint calendar_id_fkey foreign key (id) references entity(id)
);
create unique index calendar_default on calendar using btree (is_default) where is_default;
create index calendar_version_id on calendar using btree (version_id);
create trigger calendar_changed after insert or delete or update on calendar for each statement execute function standing_changed();

create table calendar_version (
  id uuid not null,
  calendar_id uuid not null,
  version integer not null,
  definition jsonb not null,
  hours jsonb not null,
  known_until integer not null,
  created_at timestamptz not null,
  created_by uuid not null,
  constraint calendar_version_pkey primary key (id),
  constraint calendar_version_once unique (calendar_id, version),
  constraint calendar_version_calendar_id_fkey foreign key (calendar_id) references calendar(id),
  constraint calendar_version_created_by_fkey foreign key (created_by) references principal(id)
);
create index calendar_version_created_by on calendar_version using btree (created_by);
create trigger calendar_version_stays before update on calendar_version for each row execute function calendar_version_stays();

create table category (
  id uuid not null,
  parent_id uuid,
  title text collate "seen" not null,
  path text collate "seen" not null,
  position integer not null default 0,
  team_id uuid,
  archived boolean not null default false,
  version integer not null default 1,
  constraint category_pkey primary key (id),
  constraint category_once unique nulls not distinct (parent_id, title),
  constraint category_parent_id_fkey foreign key (parent_id) references category(id),
  constraint category_team_id_fkey foreign key (team_id) references principal(id)
);
create index category_parent on category using btree (parent_id);
create index category_team on category using btree (team_id);

create table claim (
  id uuid not null,
  key text collate "C" not null,
  title text collate "seen" not null,
  audience_id integer not null,
  archived boolean not null default false,
  contract_id uuid not null,
  from_on text collate "C" not null,
  until_on text collate "C" not null,
  claim_by text collate "C",
  status text collate "C" not null,
  currency text collate "C" not null,
  sum_minor bigint not null default 0,
  cap_minor bigint,
  total_minor bigint not null default 0,
  claimed_on text collate "C",
  claimed_by uuid,
  answered_on text collate "C",
  granted_minor bigint,
  number text not null default ''::text,
  reason text not null default ''::text,
  updated_at timestamptz not null,
  constraint claim_pkey primary key (id),
  constraint claim_audience_id_fkey foreign key (audience_id) references audience(id),
  constraint claim_claimed_by_fkey foreign key (claimed_by) references principal(id),
  constraint claim_contract_id_fkey foreign key (contract_id) references contract(id),
  constraint claim_id_fkey foreign key (id) references entity(id) on delete cascade,
  constraint claim_amounts check (sum_minor >= 0 and total_minor >= 0 and total_minor <= sum_minor and granted_minor >= 0 and granted_minor <= total_minor),
  constraint claim_status check (status = any (array['prepared'::text, 'claimed'::text, 'granted'::text, 'partly'::text, 'refused'::text, 'waived'::text]))
);
create index claim_audience on claim using btree (audience_id);
create index claim_by_last_day on claim using btree (coalesce(claim_by, '9999-12-31'::text), id);
create index claim_by_name on claim using btree (title, id);
create index claim_by_updated on claim using btree (updated_at desc, id desc);
create index claim_claimed_by on claim using btree (claimed_by);
create unique index claim_period on claim using btree (contract_id, from_on, until_on);

create table claim_line (
  id uuid not null,
  claim_id uuid not null,
  position integer not null,
  name text collate "C" not null,
  rule jsonb,
  text text not null default ''::text,
  source_id text collate "C",
  record_id uuid,
  no text not null default ''::text,
  promised text collate "C",
  kept text collate "C",
  late integer not null default 0,
  share_kept integer,
  share_of integer,
  minor bigint not null,
  unpriced text collate "C",
  left_out text,
  constraint claim_line_pkey primary key (id),
  constraint claim_line_claim_id_fkey foreign key (claim_id) references claim(id) on delete cascade,
  constraint claim_line_record_id_fkey foreign key (record_id) references entity(id) on delete set null,
  constraint claim_line_minor check (minor >= 0),
  constraint claim_line_unpriced check (unpriced = any (array['currency'::text, 'value'::text, 'fee'::text]))
);
create unique index claim_line_name on claim_line using btree (claim_id, name);
create index claim_line_record on claim_line using btree (record_id);

create table clock (
  id uuid not null,
  entity_id uuid not null,
  metric text collate "C" not null,
  policy_version_id uuid not null,
  calendar_version_id uuid not null,
  facts json not null,
  row json not null,
  phase text not null,
  due_at timestamptz,
  next_at timestamptz,
  fired text[] not null default '{}'::text[],
  constraint clock_pkey primary key (id),
  constraint clock_once unique (entity_id, metric),
  constraint clock_calendar_version_id_fkey foreign key (calendar_version_id) references calendar_version(id),
  constraint clock_entity_id_fkey foreign key (entity_id) references entity(id) on delete cascade,
  constraint clock_policy_version_id_fkey foreign key (policy_version_id) references policy_version(id),
  constraint clock_phase_check check (phase = any (array['running'::text, 'paused'::text, 'stopped'::text, 'cancelled'::text]))
) with (fillfactor=90);
create index clock_calendar on clock using btree (calendar_version_id, phase);
create index clock_next on clock using btree (next_at, id) where next_at is not null;
create index clock_policy on clock using btree (policy_version_id, phase);

create table clock_earlier (
  entity_id uuid not null,
  clock_id uuid not null,
  metric text collate "C" not null,
  facts json not null,
  until timestamptz not null,
  request_id uuid not null,
  taken_id uuid,
  fired text[] not null default '{}'::text[],
  constraint clock_earlier_pkey primary key (entity_id, clock_id, request_id),
  constraint clock_earlier_entity_id_fkey foreign key (entity_id) references entity(id) on delete cascade
);

create table comment (
  id uuid not null,
  entity_id uuid not null,
  kind text not null,
  author_id uuid not null,
  author_name text,
  audience_id integer not null,
  granted boolean not null,
  html text not null,
  body text not null,
  recipients jsonb not null default '[]'::jsonb,
  channel text not null default 'web'::text,
  created_at timestamptz not null,
  edited_at timestamptz,
  withdrawn_at timestamptz,
  external_id text collate "C",
  outside boolean not null default false,
  constraint comment_pkey primary key (id),
  constraint comment_author_id_fkey foreign key (author_id) references principal(id),
  constraint comment_entity_id_fkey foreign key (entity_id) references entity(id) on delete cascade,
  constraint comment_channel_check check (channel = any (array['web'::text, 'mail'::text, 'api'::text, 'import'::text, 'phone'::text])),
  constraint comment_kind_check check (kind = any (array['description'::text, 'reply'::text, 'note'::text]))
) with (fillfactor=90);
create index comment_author on comment using btree (author_id);
create index comment_entity on comment using btree (entity_id, created_at, id);
create unique index comment_external on comment using btree (entity_id, external_id) where external_id is not null;

create table comment_earlier (
  comment_id uuid not null,
  until timestamptz not null,
  html text not null,
  constraint comment_earlier_pkey primary key (comment_id, until),
  constraint comment_earlier_comment_id_fkey foreign key (comment_id) references comment(id) on delete cascade
);

create table comment_mention (
  comment_id uuid not null,
  principal_id uuid not null,
  constraint comment_mention_pkey primary key (comment_id, principal_id),
  constraint comment_mention_comment_id_fkey foreign key (comment_id) references comment(id) on delete cascade,
  constraint comment_mention_principal_id_fkey foreign key (principal_id) references principal(id)
);
create index comment_mention_principal on comment_mention using btree (principal_id);

create table comparison (
  id uuid not null,
  key text collate "C" not null,
  title text collate "seen" not null,
  audience_id integer not null,
  archived boolean not null default false,
  sought text not null default ''::text,
  owner_id uuid,
  term_months integer not null,
  weighing text collate "C" not null,
  criteria jsonb not null default '[]'::jsonb,
  offers jsonb not null default '[]'::jsonb,
  pairs jsonb not null default '[]'::jsonb,
  decided_offer text collate "C",
  decided_by uuid,
  decided_on text collate "C",
  reason text not null default ''::text,
  contract_id uuid,
  updated_at timestamptz not null,
  constraint comparison_pkey primary key (id),
  constraint comparison_audience_id_fkey foreign key (audience_id) references audience(id),
  constraint comparison_contract_id_fkey foreign key (contract_id) references contract(id),
  constraint comparison_decided_by_fkey foreign key (decided_by) references principal(id),
  constraint comparison_id_fkey foreign key (id) references entity(id) on delete cascade,
  constraint comparison_owner_id_fkey foreign key (owner_id) references principal(id),
  constraint comparison_weighing check (weighing = any (array['weights'::text, 'pairs'::text]))
);
create index comparison_audience on comparison using btree (audience_id);
create index comparison_by_name on comparison using btree (title, id);
create index comparison_by_updated on comparison using btree (updated_at desc, id desc);
create index comparison_contract on comparison using btree (contract_id);
create index comparison_decided_by on comparison using btree (decided_by);
create index comparison_owner on comparison using btree (owner_id);

create table comparison_ballot (
  comparison_id uuid not null,
  scorer_id uuid not null,
  scores jsonb not null default '[]'::jsonb,
  conflict text not null default ''::text,
  updated_at timestamptz not null,
  constraint comparison_ballot_pkey primary key (comparison_id, scorer_id),
  constraint comparison_ballot_comparison_id_fkey foreign key (comparison_id) references comparison(id) on delete cascade,
  constraint comparison_ballot_scorer_id_fkey foreign key (scorer_id) references principal(id)
);
create index comparison_ballot_scorer on comparison_ballot using btree (scorer_id);

create table contract (
  id uuid not null,
  key text collate "C" not null,
  title text collate "seen" not null,
  audience_id integer not null,
  archived boolean not null default false,
  vendor_id uuid not null,
  owner_id uuid,
  number text not null default ''::text,
  type text collate "C" not null,
  note text not null default ''::text,
  starts_on text collate "C" not null,
  first_end text collate "C",
  renewal text collate "C" not null,
  renews_months integer,
  notice_amount integer not null,
  notice_unit text collate "C" not null,
  notice_to text collate "C" not null,
  notice_in text collate "C" not null,
  calendar_id uuid,
  cancelled_on text collate "C",
  cost_minor bigint,
  currency text collate "C",
  per text collate "C" not null,
  indexation double precision not null default 0,
  ends_on text collate "C",
  until_on text collate "C",
  notice_on text collate "C",
  bound_until text collate "C",
  updated_at timestamptz not null,
  constraint contract_pkey primary key (id),
  constraint contract_audience_id_fkey foreign key (audience_id) references audience(id),
  constraint contract_calendar_id_fkey foreign key (calendar_id) references calendar(id),
  constraint contract_id_fkey foreign key (id) references entity(id) on delete cascade,
  constraint contract_owner_id_fkey foreign key (owner_id) references principal(id),
  constraint contract_vendor_id_fkey foreign key (vendor_id) references vendor(id),
  constraint contract_value check ((cost_minor is null) = (currency is null))
);
create index contract_audience on contract using btree (audience_id);
create index contract_by_name on contract using btree (title, id);
create index contract_by_notice on contract using btree (coalesce(notice_on, '9999-12-31'::text), id);
create index contract_by_until on contract using btree (coalesce(until_on, '9999-12-31'::text), id);
create index contract_by_updated on contract using btree (updated_at desc, id desc);
create index contract_calendar on contract using btree (calendar_id);
create index contract_owner on contract using btree (owner_id);
create index contract_vendor on contract using btree (vendor_id, title);

create table contract_penalty (
  contract_id uuid not null,
  period text collate "C" not null,
  claim_days integer,
  most_percent double precision,
  most_minor bigint,
  currency text collate "C",
  language text collate "C" not null,
  rules jsonb not null default '[]'::jsonb,
  constraint contract_penalty_pkey primary key (contract_id),
  constraint contract_penalty_contract_id_fkey foreign key (contract_id) references contract(id) on delete cascade,
  constraint contract_penalty_language check (language = any (array['organisation'::text, 'english'::text, 'german'::text])),
  constraint contract_penalty_most check ((most_minor is null) = (currency is null)),
  constraint contract_penalty_period check (period = any (array['month'::text, 'quarter'::text, 'year'::text]))
);

create table cost_group (
  by text collate "C" not null,
  group_id uuid,
  audience_id integer not null,
  source text collate "C" not null,
  told_to integer,
  kind text collate "C" not null,
  currency text collate "C",
  n integer not null,
  minor bigint not null,
  unknown bigint not null,
  known bigint,
  constraint cost_group_audience_id_fkey foreign key (audience_id) references audience(id),
  constraint cost_group_told_to_fkey foreign key (told_to) references audience(id)
);
create index cost_group_by on cost_group using btree (audience_id, by);
create index cost_group_told on cost_group using btree (told_to) where told_to is not null;

create table cost_part (
  asset_id uuid not null,
  source text collate "C" not null,
  part text collate "C" not null,
  audience_id integer not null,
  currency text collate "C",
  minor bigint not null,
  unknown integer not null,
  constraint cost_part_once unique nulls not distinct (asset_id, source, part, audience_id, currency),
  constraint cost_part_asset_id_fkey foreign key (asset_id) references cost_thing(asset_id) on delete cascade,
  constraint cost_part_audience_id_fkey foreign key (audience_id) references audience(id)
);
create index cost_part_seen on cost_part using btree (audience_id, source);

create table cost_round (
  one boolean not null default true,
  tx xid8 not null default '0'::xid8,
  event_id bigint not null,
  began_at timestamptz,
  after_id uuid,
  whole_at timestamptz,
  done_at timestamptz,
  summed_at timestamptz,
  summed_in integer not null default 0,
  sums_behind boolean not null default false,
  constraint cost_round_pkey primary key (one),
  constraint cost_round_one_check check (one)
);

create table cost_share (
  asset_id uuid not null,
  holder_id uuid,
  days integer not null,
  whole integer not null,
  has_it boolean not null,
  constraint cost_share_once unique nulls not distinct (asset_id, holder_id),
  constraint cost_share_asset_id_fkey foreign key (asset_id) references cost_thing(asset_id) on delete cascade
);

create table cost_spent (
  asset_id uuid not null,
  spent_on date not null,
  currency text collate "C" not null,
  told boolean not null,
  minor bigint not null,
  constraint cost_spent_pkey primary key (asset_id, spent_on, currency, told),
  constraint cost_spent_asset_id_fkey foreign key (asset_id) references cost_thing(asset_id) on delete cascade
);

create table cost_sum (
  asset_id uuid not null,
  currency text collate "C" not null,
  purchase bigint,
  worth bigint,
  repairs bigint,
  downtime bigint,
  work bigint,
  licences bigint,
  total bigint not null,
  yearly bigint,
  constraint cost_sum_pkey primary key (asset_id, currency),
  constraint cost_sum_asset_id_fkey foreign key (asset_id) references cost_thing(asset_id) on delete cascade
);
create index cost_sum_downtime on cost_sum using btree (currency, downtime desc, asset_id desc) where downtime is not null;
create index cost_sum_licences on cost_sum using btree (currency, licences desc, asset_id desc) where licences is not null;
create index cost_sum_repairs on cost_sum using btree (currency, repairs desc, asset_id desc) where repairs is not null;
create index cost_sum_total on cost_sum using btree (currency, total desc, asset_id desc);
create index cost_sum_work on cost_sum using btree (currency, work desc, asset_id desc) where work is not null;
create index cost_sum_yearly on cost_sum using btree (currency, yearly desc, asset_id desc) where yearly is not null;

create table cost_thing (
  asset_id uuid not null,
  days integer,
  unknown integer not null,
  constraint cost_thing_pkey primary key (asset_id),
  constraint cost_thing_asset_id_fkey foreign key (asset_id) references asset(id) on delete cascade
);

create table custody_move (
  id uuid not null,
  item_id uuid not null,
  quantity integer not null,
  from_id uuid,
  to_id uuid,
  at timestamptz not null,
  actor_id uuid not null,
  reason text collate "C" not null,
  note text not null default ''::text,
  due_back date,
  batch uuid not null,
  part_id uuid,
  part_kind text collate "C",
  part text,
  constraint custody_move_pkey primary key (id),
  constraint custody_move_actor_id_fkey foreign key (actor_id) references principal(id),
  constraint custody_move_from_id_fkey foreign key (from_id) references entity(id),
  constraint custody_move_item_id_fkey foreign key (item_id) references entity(id) on delete cascade,
  constraint custody_move_to_id_fkey foreign key (to_id) references entity(id),
  constraint custody_move_goes_somewhere check (from_id is distinct from to_id),
  constraint custody_move_quantity_check check (quantity > 0)
);
create index custody_move_actor on custody_move using btree (actor_id);
create index custody_move_from on custody_move using btree (from_id);
create index custody_move_item on custody_move using btree (item_id, at desc, id desc);
create index custody_move_part on custody_move using btree (part_id, at desc, id desc) where part_id is not null;
create index custody_move_to on custody_move using btree (to_id);
create trigger custody_move_stays before update on custody_move for each row execute function custody_stays();

create table custom_field (
  id uuid not null,
  kind text collate "C" not null,
  name text collate "C" not null,
  title text collate "seen" not null,
  hint text not null default ''::text,
  type text not null,
  choices jsonb not null default '[]'::jsonb,
  required boolean not null default false,
  internal boolean not null default true,
  sortable boolean not null default false,
  position integer not null,
  archived_at timestamptz,
  created_at timestamptz not null,
  created_by uuid,
  types text[] not null default '{}'::text[],
  constraint custom_field_pkey primary key (id),
  constraint custom_field_name_unique unique (kind, name),
  constraint custom_field_created_by_fkey foreign key (created_by) references principal(id),
  constraint custom_field_kind_fkey foreign key (kind) references custom_field_kind(kind),
  constraint custom_field_name_check check (name ~ '^[a-z][a-z0-9-]{0,39}$'::text),
  constraint custom_field_type_check check (type = any (array['text'::text, 'paragraph'::text, 'number'::text, 'boolean'::text, 'date'::text, 'choice'::text, 'choices'::text, 'person'::text, 'link'::text]))
);
create index custom_field_created_by on custom_field using btree (created_by);
create trigger custom_field_changed after insert or delete or update on custom_field for each statement execute function standing_changed();

create table custom_field_kind (
  kind text collate "C" not null,
  version integer not null default 0,
  constraint custom_field_kind_pkey primary key (kind)
);

create table data_wipe (
  id uuid not null,
  asset_id uuid not null,
  method text collate "C" not null,
  technique text not null,
  done_on date not null,
  done_by text not null,
  verified_by text not null,
  note text not null,
  evidence_id uuid,
  evidence text not null,
  created_at timestamptz not null,
  created_by uuid not null,
  constraint data_wipe_pkey primary key (id),
  constraint data_wipe_asset_id_fkey foreign key (asset_id) references asset(id) on delete cascade,
  constraint data_wipe_created_by_fkey foreign key (created_by) references principal(id),
  constraint data_wipe_method_check check (method = any (array['clear'::text, 'purge'::text, 'destroy'::text, 'none'::text]))
);
create index data_wipe_asset on data_wipe using btree (asset_id, done_on desc, id desc);
create index data_wipe_created_by on data_wipe using btree (created_by);
create trigger data_wipe_stays before update on data_wipe for each row execute function wipe_stays();

create table denied_found (
  product_id uuid not null,
  device_id uuid not null,
  found_at timestamptz not null,
  constraint denied_found_pkey primary key (product_id, device_id),
  constraint denied_found_device_id_fkey foreign key (device_id) references entity(id) on delete cascade,
  constraint denied_found_product_id_fkey foreign key (product_id) references product(id) on delete cascade
);
create index denied_found_device on denied_found using btree (device_id);

create table department (
  id uuid not null,
  key text collate "C" not null,
  title text collate "seen" not null,
  audience_id integer not null,
  archived boolean not null default false,
  parent_id uuid,
  path uuid[] not null,
  code text collate "C" not null default ''::text,
  head_id uuid,
  updated_at timestamptz not null,
  constraint department_pkey primary key (id),
  constraint department_audience_id_fkey foreign key (audience_id) references audience(id),
  constraint department_head_id_fkey foreign key (head_id) references principal(id),
  constraint department_id_fkey foreign key (id) references entity(id),
  constraint department_parent_id_fkey foreign key (parent_id) references department(id),
  constraint department_path_acyclic check (cardinality(path) = 1 or not (id = any (path[1:cardinality(path) - 1]))),
  constraint department_path_ends check (path[cardinality(path)] = id)
);
create index department_audience on department using btree (audience_id);
create index department_head on department using btree (head_id);
create unique index department_name on department using btree (parent_id, lower(title)) nulls not distinct where not archived;
create index department_parent on department using btree (parent_id);
create index department_path on department using gin (path);

create table directory (
  id uuid not null,
  name text collate "seen" not null,
  kind text not null,
  address text not null,
  start_tls boolean not null,
  ca text,
  bind_dn text not null,
  bind_password bytea,
  base_dn text not null,
  people_filter text not null,
  groups_filter text not null,
  mapping jsonb not null,
  every_hours integer not null,
  most_gone_percent integer not null,
  active boolean not null,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  signs_in boolean not null default false,
  version integer not null default 1,
  constraint directory_pkey primary key (id),
  constraint directory_name_unique unique (name),
  constraint directory_kind_check check (kind = any (array['active-directory'::text, 'openldap'::text, 'scim'::text]))
);
create trigger directory_changed after insert or update on directory for each statement execute function standing_changed();

create table directory_person (
  directory_id uuid not null,
  entry_id text collate "C" not null,
  person_id uuid not null,
  dn text not null,
  seen_at timestamptz not null,
  missing_since timestamptz,
  disabled_since timestamptz,
  constraint directory_person_pkey primary key (directory_id, entry_id),
  constraint directory_person_once unique (directory_id, person_id),
  constraint directory_person_directory_id_fkey foreign key (directory_id) references directory(id) on delete cascade,
  constraint directory_person_person_id_fkey foreign key (person_id) references principal(id) on delete cascade
);
create index directory_person_flagged on directory_person using btree (directory_id) where missing_since is not null or disabled_since is not null;
create index directory_person_of on directory_person using btree (person_id);

create table directory_run (
  id uuid not null,
  directory_id uuid not null,
  began_at timestamptz not null,
  ended_at timestamptz not null,
  outcome text not null,
  counts jsonb not null,
  lines jsonb not null,
  error text,
  constraint directory_run_pkey primary key (id),
  constraint directory_run_directory_id_fkey foreign key (directory_id) references directory(id) on delete cascade,
  constraint directory_run_outcome_check check (outcome = any (array['done'::text, 'asks'::text, 'failed'::text]))
);
create index directory_run_newest on directory_run using btree (directory_id, began_at desc);

create table directory_team (
  directory_id uuid not null,
  entry_id text collate "C" not null,
  team_id uuid not null,
  constraint directory_team_pkey primary key (directory_id, entry_id),
  constraint directory_team_once unique (directory_id, team_id),
  constraint directory_team_directory_id_fkey foreign key (directory_id) references directory(id) on delete cascade,
  constraint directory_team_team_id_fkey foreign key (team_id) references principal(id) on delete cascade
);
create index directory_team_of on directory_team using btree (team_id);

create table disk_place (
  place text collate "C" not null,
  free_mb bigint not null,
  low boolean not null,
  since timestamptz not null,
  seen_at timestamptz not null,
  constraint disk_place_pkey primary key (place)
);

create table doc (
  entity_id uuid not null,
  part uuid not null,
  audience_id integer not null,
  granted boolean not null default true,
  kind text collate "C" not null,
  tokens tsvector not null,
  constraint doc_pkey primary key (entity_id, part),
  constraint doc_entity_id_fkey foreign key (entity_id) references entity(id) on delete cascade
) with (fillfactor=90);
create index doc_newest on doc using btree (audience_id, entity_id);
create index doc_title on doc using btree (entity_id) where part = entity_id;
create index doc_tokens on doc using gin (tokens) with (gin_pending_list_limit='512');
create trigger doc_added after insert on doc referencing new table as come for each statement execute function words_come();
create trigger doc_changed after update on doc referencing new table as come for each statement execute function words_come();
create trigger doc_changed_before after update on doc referencing old table as gone for each statement execute function words_go();
create trigger doc_removed after delete on doc referencing old table as gone for each statement execute function words_go();

create table draft (
  person_id uuid not null,
  entity_id uuid not null,
  kind text not null,
  html text not null,
  updated_at timestamptz not null,
  constraint draft_pkey primary key (person_id, entity_id, kind),
  constraint draft_entity_id_fkey foreign key (entity_id) references entity(id) on delete cascade,
  constraint draft_person_id_fkey foreign key (person_id) references principal(id) on delete cascade,
  constraint draft_kind_check check (kind = any (array['reply'::text, 'note'::text]))
);
create index draft_entity on draft using btree (entity_id);

create table emergency_account (
  person_id uuid not null,
  marked_at timestamptz not null,
  tried_at timestamptz,
  told_at timestamptz,
  constraint emergency_account_pkey primary key (person_id),
  constraint emergency_account_person_id_fkey foreign key (person_id) references account(person_id) on delete cascade
);
create trigger emergency_account_changed after insert on emergency_account for each statement execute function standing_changed();

create table entitlement (
  id uuid not null,
  product_id uuid not null,
  vendor_id uuid,
  metric text collate "C" not null,
  quantity integer not null,
  starts_on date,
  ends_on date,
  cost_minor bigint,
  currency text collate "C",
  per text collate "C" not null,
  order_no text not null default ''::text,
  order_line text not null default ''::text,
  upgrade boolean not null default false,
  downgrade boolean not null default false,
  second_use boolean not null default false,
  note text not null default ''::text,
  created_at timestamptz not null,
  peak_months integer,
  constraint entitlement_pkey primary key (id),
  constraint entitlement_product_id_fkey foreign key (product_id) references product(id) on delete cascade,
  constraint entitlement_vendor_id_fkey foreign key (vendor_id) references entity(id),
  constraint entitlement_quantity check (quantity > 0),
  constraint entitlement_value check ((cost_minor is null) = (currency is null))
);
create index entitlement_ends on entitlement using btree (ends_on) where ends_on is not null;
create index entitlement_product on entitlement using btree (product_id, id);
create index entitlement_vendor on entitlement using btree (vendor_id);

create table entity (
  id uuid not null,
  kind text collate "C" not null,
  key text collate "C" not null,
  title text collate "seen" not null,
  audience_id integer not null,
  merged_into uuid,
  version integer not null default 1,
  created_at timestamptz not null,
  created_by uuid,
  archived_at timestamptz,
  constraint entity_pkey primary key (id),
  constraint entity_key_unique unique (key),
  constraint entity_audience_id_fkey foreign key (audience_id) references audience(id),
  constraint entity_created_by_fkey foreign key (created_by) references principal(id),
  constraint entity_merged_into_fkey foreign key (merged_into) references entity(id),
  constraint entity_kind_check check (kind ~ '^[a-z][a-z-]*$'::text)
) with (fillfactor=90);
create index entity_audience on entity using btree (audience_id);
create index entity_created_by on entity using btree (created_by);
create index entity_kind on entity using btree (kind, id);
create index entity_merged on entity using btree (merged_into) where merged_into is not null;

create table entity_grant (
  principal_id uuid not null,
  entity_id uuid not null,
  reason text collate "C" not null,
  constraint entity_grant_pkey primary key (principal_id, entity_id, reason),
  constraint entity_grant_entity_id_fkey foreign key (entity_id) references entity(id) on delete cascade,
  constraint entity_grant_principal_id_fkey foreign key (principal_id) references principal(id) on delete cascade
) with (fillfactor=90);
create index entity_grant_entity on entity_grant using btree (entity_id);

create table entity_tag (
  entity_id uuid not null,
  tag_id uuid not null,
  created_at timestamptz not null,
  created_by uuid,
  constraint entity_tag_pkey primary key (entity_id, tag_id),
  constraint entity_tag_created_by_fkey foreign key (created_by) references principal(id),
  constraint entity_tag_entity_id_fkey foreign key (entity_id) references entity(id) on delete cascade,
  constraint entity_tag_tag_id_fkey foreign key (tag_id) references tag(id) on delete cascade
);
create index entity_tag_created_by on entity_tag using btree (created_by);
create index entity_tag_tag on entity_tag using btree (tag_id, entity_id);

create table event (
  id bigint not null generated always as identity,
  tx xid8 not null default pg_current_xact_id(),
  at timestamptz not null,
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
  commitment bytea not null,
  constraint event_pkey primary key (id),
  constraint event_origin_check check (origin = any (array['user'::text, 'flow'::text, 'schedule'::text, 'import'::text, 'undo'::text, 'system'::text]))
);
create index event_actor on event using btree (actor_id, id);
create index event_at on event using brin (at);
create index event_kind on event using btree (kind, id);
create index event_request on event using btree (request_id);
create index event_stream on event using btree (tx, id);
create index event_subject on event using btree (subject_id, id);

create table event_data (
  event_id bigint not null,
  salt bytea not null,
  payload text not null,
  constraint event_data_pkey primary key (event_id),
  constraint event_data_event_id_fkey foreign key (event_id) references event(id)
) with (fillfactor=90);

create table expiry_raised (
  source_id uuid not null,
  on_day date not null,
  at timestamptz not null,
  constraint expiry_raised_pkey primary key (source_id, on_day)
);

create table external_id (
  source text collate "C" not null,
  kind text collate "C" not null,
  external_id text collate "C" not null,
  entity_id uuid not null,
  constraint external_id_pkey primary key (source, kind, external_id),
  constraint external_id_entity_id_fkey foreign key (entity_id) references entity(id) on delete cascade
);
create index external_id_entity on external_id using btree (entity_id);

create table file (
  id uuid not null,
  sha256 bytea not null,
  name text collate "seen" not null,
  media_type text collate "C" not null,
  size bigint not null,
  entity_id uuid,
  comment_id uuid,
  audience_id integer,
  granted boolean not null default false,
  created_at timestamptz not null,
  created_by uuid not null,
  removed_at timestamptz,
  constraint file_pkey primary key (id),
  constraint file_comment_id_fkey foreign key (comment_id) references comment(id) on delete cascade,
  constraint file_created_by_fkey foreign key (created_by) references principal(id),
  constraint file_entity_id_fkey foreign key (entity_id) references entity(id) on delete cascade,
  constraint file_sha256_fkey foreign key (sha256) references file_content(sha256),
  constraint file_somewhere check ((entity_id is null) = (audience_id is null) and (comment_id is null or entity_id is not null))
);
create index file_comment on file using btree (comment_id) where comment_id is not null;
create index file_created_by on file using btree (created_by);
create index file_entity on file using btree (entity_id, created_at, id);
create index file_loose on file using btree (created_by, created_at) where entity_id is null;
create index file_removed on file using btree (removed_at) where removed_at is not null;
create index file_sha256 on file using btree (sha256);

create table file_chunk (
  sha256 bytea not null,
  n integer not null,
  bytes bytea not null,
  constraint file_chunk_pkey primary key (sha256, n),
  constraint file_chunk_sha256_fkey foreign key (sha256) references file_content(sha256) on delete cascade
);

create table file_content (
  sha256 bytea not null,
  size bigint not null,
  used_at timestamptz not null,
  scan text collate "C" not null default 'none'::text,
  scan_found text collate "C",
  constraint file_content_pkey primary key (sha256),
  constraint file_content_scan check (scan = any (array['none'::text, 'waiting'::text, 'clean'::text, 'infected'::text])) not valid,
  constraint file_content_sha256_check check (octet_length(sha256) = 32)
);
create index file_content_scan on file_content using btree (scan, used_at) where scan = any (array['none'::text, 'waiting'::text]);
create index file_content_size on file_content using btree (size);
create index file_content_used on file_content using btree (used_at);

create table forward_cursor (
  place text collate "C" not null,
  leaf bigint not null,
  back bigint not null,
  holder text,
  seen_at timestamptz,
  sent_at timestamptz,
  failing_since timestamptz,
  error text,
  constraint forward_cursor_pkey primary key (place)
);

create table guess (
  target text collate "C" not null,
  tries double precision not null,
  last_at timestamptz not null,
  blocked_until timestamptz,
  constraint guess_pkey primary key (target)
);
create index guess_last on guess using btree (last_at);

create table half_sign_in (
  id uuid not null,
  token_hash bytea not null,
  person_id uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  constraint half_sign_in_pkey primary key (id),
  constraint half_sign_in_token_unique unique (token_hash),
  constraint half_sign_in_person_id_fkey foreign key (person_id) references account(person_id) on delete cascade
);
create index half_sign_in_expiry on half_sign_in using btree (expires_at);
create index half_sign_in_person on half_sign_in using btree (person_id);

create table holding (
  item_id uuid not null,
  holder_id uuid not null,
  quantity integer not null,
  since timestamptz not null,
  due_back date,
  constraint holding_pkey primary key (item_id, holder_id),
  constraint holding_holder_id_fkey foreign key (holder_id) references entity(id),
  constraint holding_item_id_fkey foreign key (item_id) references entity(id) on delete cascade,
  constraint holding_quantity_check check (quantity > 0)
);
create index holding_due on holding using btree (due_back) where due_back is not null;
create index holding_holder on holding using btree (holder_id);

create table idempotency (
  id uuid not null,
  principal_id uuid not null,
  key text collate "C" not null,
  asked bytea not null,
  answer bytea,
  created_at timestamptz not null default now(),
  constraint idempotency_pkey primary key (principal_id, key),
  constraint idempotency_id_key unique (id),
  constraint idempotency_principal_id_fkey foreign key (principal_id) references principal(id) on delete cascade,
  constraint idempotency_asked_check check (octet_length(asked) = 32),
  constraint idempotency_key_check check (key <> ''::text)
);
create index idempotency_age on idempotency using btree (created_at);

create table idle_group (
  whole boolean not null,
  audience_id integer not null,
  reasons text[] not null,
  lies boolean not null,
  worth_currency text collate "C",
  saves_currency text collate "C",
  smaller_currency text collate "C",
  n integer not null,
  worth bigint,
  saves bigint,
  smaller bigint,
  constraint idle_group_audience_id_fkey foreign key (audience_id) references audience(id)
);
create index idle_group_audience on idle_group using btree (audience_id, whole);

create table idle_model (
  model_id uuid not null,
  audience_id integer,
  type text collate "C" not null,
  currency text collate "C" not null,
  minor bigint not null,
  memory integer not null,
  disk bigint not null,
  constraint idle_model_once unique nulls not distinct (model_id, audience_id),
  constraint idle_model_audience_id_fkey foreign key (audience_id) references audience(id),
  constraint idle_model_model_id_fkey foreign key (model_id) references asset_model(id) on delete cascade
);
create index idle_model_audience on idle_model using btree (audience_id);

create table idle_round (
  one boolean not null default true,
  stage text,
  began_at timestamptz,
  after_id uuid,
  audiences integer[] not null default '{}'::integer[],
  limits text not null default ''::text,
  behind boolean not null default false,
  whole_at timestamptz,
  done_at timestamptz,
  constraint idle_round_pkey primary key (one),
  constraint idle_round_one_check check (one),
  constraint idle_round_stage_check check (stage = any (array['usage'::text, 'models'::text, 'things'::text]))
);

create table idle_saving (
  asset_id uuid not null,
  whole boolean not null,
  currency text collate "C" not null,
  minor bigint not null,
  constraint idle_saving_pkey primary key (asset_id, whole),
  constraint idle_saving_asset_id_fkey foreign key (asset_id) references asset(id) on delete cascade
);

create table idle_thing (
  asset_id uuid not null,
  whole boolean not null,
  found jsonb not null,
  reasons text[] not null,
  lies boolean not null,
  holder_id uuid,
  since date,
  worth bigint,
  worth_currency text collate "C",
  saves bigint,
  saves_currency text collate "C",
  smaller bigint,
  smaller_currency text collate "C",
  smaller_model uuid,
  constraint idle_thing_pkey primary key (asset_id, whole),
  constraint idle_thing_asset_id_fkey foreign key (asset_id) references asset(id) on delete cascade,
  constraint idle_thing_holder_id_fkey foreign key (holder_id) references entity(id) on delete set null,
  constraint idle_thing_smaller_model_fkey foreign key (smaller_model) references asset_model(id) on delete set null
);
create index idle_thing_holder on idle_thing using btree (holder_id);
create index idle_thing_model on idle_thing using btree (smaller_model) where smaller_model is not null;
create index idle_thing_reasons on idle_thing using gin (reasons);
create index idle_thing_saves on idle_thing using btree (whole, saves_currency, saves desc, asset_id desc) where saves is not null;
create index idle_thing_since on idle_thing using btree (whole, since, asset_id) where since is not null;
create index idle_thing_smaller on idle_thing using btree (whole, smaller_currency, smaller desc, asset_id desc) where smaller is not null;
create index idle_thing_worth on idle_thing using btree (whole, worth_currency, worth desc, asset_id desc) where worth is not null;

create table idle_usage (
  asset_id uuid not null,
  heard_on date,
  disk_total bigint,
  disk_used bigint,
  memory_total integer,
  memory_most integer,
  memory_days integer,
  constraint idle_usage_pkey primary key (asset_id),
  constraint idle_usage_asset_id_fkey foreign key (asset_id) references asset(id) on delete cascade
);

create table import (
  id uuid not null,
  key text collate "C" not null,
  title text collate "seen" not null,
  audience_id integer not null,
  archived boolean not null default false,
  importer text collate "C",
  state text not null default 'reading'::text,
  size bigint not null,
  options jsonb not null default '{}'::jsonb,
  zone text,
  counts jsonb not null default '{}'::jsonb,
  why jsonb,
  job_id uuid,
  started_at timestamptz,
  finished_at timestamptz,
  undone_at timestamptz,
  cleared_at timestamptz,
  updated_at timestamptz not null,
  constraint import_pkey primary key (id),
  constraint import_audience_id_fkey foreign key (audience_id) references audience(id),
  constraint import_id_fkey foreign key (id) references entity(id) on delete cascade,
  constraint import_job_id_fkey foreign key (job_id) references job(id) on delete set null,
  constraint import_state_check check (state = any (array['reading'::text, 'refused'::text, 'mapping'::text, 'rehearsing'::text, 'rehearsed'::text, 'running'::text, 'stopped'::text, 'done'::text, 'undoing'::text, 'undone'::text]))
);
create index import_audience on import using btree (audience_id);
create index import_job on import using btree (job_id);
create index import_tidy on import using btree (updated_at) where cleared_at is null;
create index import_updated on import using btree (updated_at desc, id desc);

create table import_chunk (
  part_id uuid not null,
  n integer not null,
  bytes bytea not null,
  constraint import_chunk_pkey primary key (part_id, n),
  constraint import_chunk_part_id_fkey foreign key (part_id) references import_part(id) on delete cascade
);

create table import_deed (
  id bigint not null generated always as identity,
  import_id uuid not null,
  n integer not null,
  kind text collate "C" not null,
  entity_id uuid not null,
  did text not null,
  before jsonb,
  after jsonb,
  undone boolean,
  kept jsonb,
  constraint import_deed_pkey primary key (id),
  constraint import_deed_import_id_fkey foreign key (import_id) references import(id) on delete cascade,
  constraint import_deed_did_check check (did = any (array['created'::text, 'changed'::text]))
);
create index import_deed_entity on import_deed using btree (entity_id);
create index import_deed_import on import_deed using btree (import_id, id desc);

create table import_mapping (
  importer text collate "C" not null,
  headings bytea not null,
  mapping jsonb not null,
  options jsonb not null,
  used_at timestamptz not null,
  used_by uuid,
  constraint import_mapping_pkey primary key (importer, headings),
  constraint import_mapping_used_by_fkey foreign key (used_by) references principal(id) on delete set null
);
create index import_mapping_used_by on import_mapping using btree (used_by);

create table import_part (
  id uuid not null,
  import_id uuid not null,
  role text not null,
  name text not null,
  size bigint not null,
  format jsonb not null,
  sheets text[] not null default '{}'::text[],
  heading integer not null,
  columns jsonb not null,
  mapping jsonb not null default '{}'::jsonb,
  rows integer not null default 0,
  blank integer not null default 0,
  constraint import_part_pkey primary key (id),
  constraint import_part_once unique (import_id, role),
  constraint import_part_import_id_fkey foreign key (import_id) references import(id) on delete cascade,
  constraint import_part_role_check check (role = any (array['main'::text, 'side'::text]))
);

create table import_row (
  part_id uuid not null,
  n integer not null,
  cells jsonb not null,
  problem jsonb,
  link text collate "C",
  verdict text,
  label text,
  reasons jsonb,
  notes jsonb,
  changes jsonb,
  entity_id uuid,
  done boolean not null default false,
  settled boolean not null default false,
  heard boolean not null default false,
  constraint import_row_pkey primary key (part_id, n),
  constraint import_row_part_id_fkey foreign key (part_id) references import_part(id) on delete cascade,
  constraint import_row_verdict_check check (verdict = any (array['create'::text, 'update'::text, 'unchanged'::text, 'conflict'::text, 'error'::text]))
);
create index import_row_entity on import_row using btree (entity_id) where entity_id is not null;
create index import_row_link on import_row using btree (part_id, link, n) where link is not null;
create index import_row_verdict on import_row using btree (part_id, verdict, n);

create table installation (
  device_id uuid not null,
  package_id integer not null,
  first_seen timestamptz not null,
  last_seen timestamptz,
  constraint installation_pkey primary key (device_id, package_id, first_seen),
  constraint installation_device_id_fkey foreign key (device_id) references entity(id) on delete cascade,
  constraint installation_package_id_fkey foreign key (package_id) references package(id)
);
create index installation_gone on installation using btree (device_id, package_id) where last_seen is not null;
create unique index installation_on on installation using btree (device_id, package_id) include (first_seen) where last_seen is null;
create index installation_package on installation using btree (package_id, device_id);
create index installation_there on installation using btree (package_id, device_id) where last_seen is null;

create table job (
  id uuid not null,
  task text collate "C" not null,
  input jsonb not null,
  unique_key text collate "C",
  state text not null default 'waiting'::text,
  run_after timestamptz not null,
  attempts integer not null default 0,
  worker integer,
  created_by uuid,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  cancel boolean not null default false,
  progress jsonb not null default '{}'::jsonb,
  result jsonb,
  error text,
  constraint job_pkey primary key (id),
  constraint job_created_by_fkey foreign key (created_by) references principal(id),
  constraint job_state_check check (state = any (array['waiting'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text]))
);
create index job_created_by on job using btree (created_by);
create index job_due on job using btree (run_after, id) where state = 'waiting'::text;
create index job_recent on job using btree (created_at desc, id);
create index job_running on job using btree (id) where state = 'running'::text;
create unique index job_unique_key on job using btree (unique_key) where state = any (array['waiting'::text, 'running'::text]);

create table legal_hold (
  id uuid not null,
  entity_id uuid not null,
  name text collate "seen" not null,
  reason text not null,
  until date,
  placed_at timestamptz not null,
  placed_by uuid not null,
  released_at timestamptz,
  released_by uuid,
  constraint legal_hold_pkey primary key (id),
  constraint legal_hold_entity_id_fkey foreign key (entity_id) references entity(id),
  constraint legal_hold_placed_by_fkey foreign key (placed_by) references principal(id),
  constraint legal_hold_released_by_fkey foreign key (released_by) references principal(id)
);
create index legal_hold_entity on legal_hold using btree (entity_id);
create index legal_hold_placed on legal_hold using btree (placed_at desc, id desc);
create index legal_hold_placed_by on legal_hold using btree (placed_by);
create index legal_hold_released_by on legal_hold using btree (released_by) where released_by is not null;

create table licence_key (
  id uuid not null,
  entitlement_id uuid not null,
  label text collate "seen" not null default ''::text,
  kept bytea not null,
  ending text collate "C" not null,
  activations integer,
  added_at timestamptz not null,
  added_by uuid not null,
  constraint licence_key_pkey primary key (id),
  constraint licence_key_added_by_fkey foreign key (added_by) references principal(id),
  constraint licence_key_entitlement_id_fkey foreign key (entitlement_id) references entitlement(id),
  constraint licence_key_activations check (activations > 0)
);
create index licence_key_by on licence_key using btree (added_by);
create index licence_key_lot on licence_key using btree (entitlement_id, id);

create table licence_key_sight (
  id uuid not null,
  key_id uuid,
  at timestamptz not null,
  by_id uuid not null,
  reason text not null,
  holder_id uuid,
  given_back_at timestamptz,
  product_id uuid,
  label text collate "seen",
  ending text collate "C",
  constraint licence_key_sight_pkey primary key (id),
  constraint licence_key_sight_by_id_fkey foreign key (by_id) references principal(id),
  constraint licence_key_sight_holder_id_fkey foreign key (holder_id) references entity(id),
  constraint licence_key_sight_key_id_fkey foreign key (key_id) references licence_key(id) on delete set null,
  constraint licence_key_sight_product_id_fkey foreign key (product_id) references product(id) on delete cascade
);
create index licence_key_sight_at on licence_key_sight using btree (at desc, id desc);
create index licence_key_sight_by on licence_key_sight using btree (by_id);
create index licence_key_sight_holder on licence_key_sight using btree (holder_id);
create index licence_key_sight_key on licence_key_sight using btree (key_id, at desc);
create index licence_key_sight_product on licence_key_sight using btree (product_id);
create trigger licence_key_sight_named before insert on licence_key_sight for each row execute function licence_key_sight_named();

create table licence_peak (
  product_id uuid not null,
  day date not null,
  source text collate "C" not null,
  peak integer not null,
  unit text collate "C" not null,
  said_at timestamptz not null,
  constraint licence_peak_pkey primary key (product_id, day, source),
  constraint licence_peak_product_id_fkey foreign key (product_id) references product(id) on delete cascade,
  constraint licence_peak_count check (peak >= 0),
  constraint licence_peak_unit check (unit = any (array['user'::text, 'device'::text, 'session'::text]))
);

create table link (
  from_id uuid not null,
  relation text collate "C" not null,
  to_id uuid not null,
  created_at timestamptz not null,
  created_by uuid,
  constraint link_pkey primary key (from_id, relation, to_id),
  constraint link_created_by_fkey foreign key (created_by) references principal(id),
  constraint link_from_id_fkey foreign key (from_id) references entity(id) on delete cascade,
  constraint link_to_id_fkey foreign key (to_id) references entity(id) on delete cascade,
  constraint link_not_to_itself check (from_id <> to_id)
);
create index link_created_by on link using btree (created_by);
create index link_to on link using btree (to_id, relation, from_id);

create table linked_identity (
  id uuid not null,
  provider_id uuid not null,
  subject text collate "C" not null,
  person_id uuid not null,
  linked_at timestamptz not null,
  last_used_at timestamptz not null,
  constraint linked_identity_pkey primary key (id),
  constraint linked_identity_person unique (provider_id, person_id),
  constraint linked_identity_subject unique (provider_id, subject),
  constraint linked_identity_person_id_fkey foreign key (person_id) references account(person_id) on delete cascade,
  constraint linked_identity_provider_id_fkey foreign key (provider_id) references sign_in_provider(id) on delete cascade
);
create index linked_identity_of on linked_identity using btree (person_id);

create table macro (
  id uuid not null,
  title text collate "seen" not null,
  team_id uuid,
  definition jsonb not null,
  position integer not null default 0,
  archived boolean not null default false,
  created_by uuid,
  updated_at timestamptz not null,
  version integer not null default 1,
  constraint macro_pkey primary key (id),
  constraint macro_title_once unique nulls not distinct (team_id, title),
  constraint macro_created_by_fkey foreign key (created_by) references principal(id),
  constraint macro_team_id_fkey foreign key (team_id) references principal(id)
);
create index macro_created_by on macro using btree (created_by);
create index macro_team on macro using btree (team_id);

create table mail (
  id uuid not null,
  message_id text collate "C" not null,
  entity_id uuid,
  sender text,
  recipient text not null,
  subject text not null,
  body_text text not null,
  body_html text,
  headers jsonb not null default '{}'::jsonb,
  secret boolean not null default false,
  created_at timestamptz not null,
  created_by uuid,
  not_before timestamptz not null,
  not_after timestamptz,
  attempts integer not null default 0,
  state text not null default 'waiting'::text,
  sending_at timestamptz,
  last_error text,
  sent_at timestamptz,
  constraint mail_pkey primary key (id),
  constraint mail_message_id_unique unique (message_id),
  constraint mail_created_by_fkey foreign key (created_by) references principal(id),
  constraint mail_entity_id_fkey foreign key (entity_id) references entity(id) on delete set null,
  constraint mail_state_check check (state = any (array['waiting'::text, 'sending'::text, 'sent'::text, 'failed'::text, 'withdrawn'::text, 'expired'::text]))
);
create index mail_by_state on mail using btree (state, created_at desc, id desc);
create index mail_created_by on mail using btree (created_by);
create index mail_due on mail using btree (not_before, id) where state = 'waiting'::text;
create index mail_entity on mail using btree (entity_id);
create index mail_expiry on mail using btree (not_after) where not_after is not null and (state = any (array['waiting'::text, 'sending'::text, 'failed'::text]));
create index mail_recent on mail using btree (created_at desc, id desc);

-- view mail_seen (id uuid, recipient text, subject text, created_at timestamptz, not_before timestamptz, sent_at timestamptz, attempts integer, last_error text, entity_id uuid, entity_key text collate "C", state text)

create table manufacturer (
  id uuid not null,
  name text collate "seen" not null,
  version integer not null default 1,
  archived boolean not null default false,
  constraint manufacturer_pkey primary key (id)
);
create unique index manufacturer_name_unique on manufacturer using btree (lower(name));

create table membership (
  team_id uuid not null,
  person_id uuid not null,
  lead boolean not null default false,
  constraint membership_pkey primary key (team_id, person_id),
  constraint membership_person_id_fkey foreign key (person_id) references principal(id) on delete cascade,
  constraint membership_team_id_fkey foreign key (team_id) references principal(id) on delete cascade
);
create index membership_person on membership using btree (person_id);
create constraint trigger keep_administrator after delete on membership deferrable initially deferred for each row execute function keep_administrator();
create trigger membership_changed after insert or delete or update on membership for each statement execute function standing_changed();

create table need_forecast (
  product_id uuid not null,
  short_on date not null,
  short integer not null,
  needed integer not null,
  owned integer not null,
  cost_minor bigint,
  currency text collate "C",
  constraint need_forecast_pkey primary key (product_id),
  constraint need_forecast_product_id_fkey foreign key (product_id) references product(id) on delete cascade,
  constraint need_forecast_cost check ((cost_minor is null) = (currency is null))
);
create index need_forecast_on on need_forecast using btree (short_on, product_id);

create table notice (
  id uuid not null,
  person_id uuid not null,
  fact text not null,
  kind text not null,
  rank integer not null,
  entity_id uuid,
  part uuid,
  inside boolean not null,
  needs text,
  leads_to text,
  by_id uuid not null,
  said jsonb not null,
  request_id uuid not null,
  at timestamptz not null,
  read_at timestamptz,
  spared boolean not null,
  how text,
  mail_at timestamptz,
  mailed_at timestamptz,
  constraint notice_pkey primary key (id),
  constraint notice_entity_id_fkey foreign key (entity_id) references entity(id) on delete cascade,
  constraint notice_person_id_fkey foreign key (person_id) references principal(id) on delete cascade,
  constraint notice_how_check check (how = any (array['now'::text, 'digest'::text]))
) with (fillfactor=90);
create index notice_age on notice using brin (at) with (autosummarize='on');
create index notice_entity on notice using btree (entity_id, request_id);
create index notice_mail_due on notice using btree (mail_at) where mail_at is not null;
create index notice_newest on notice using btree (person_id, at desc, id desc);
create index notice_part on notice using btree (part) where part is not null;
create unique index notice_told on notice using btree (fact, person_id);
create index notice_unread on notice using btree (person_id, entity_id) where read_at is null;

create table notice_push (
  notice_id uuid not null,
  device_id uuid not null,
  run_after timestamptz not null,
  attempts integer not null default 0,
  constraint notice_push_pkey primary key (notice_id, device_id),
  constraint notice_push_device_id_fkey foreign key (device_id) references push_device(id) on delete cascade,
  constraint notice_push_notice_id_fkey foreign key (notice_id) references notice(id) on delete cascade
);
create index notice_push_device on notice_push using btree (device_id);
create index notice_push_due on notice_push using btree (run_after);

create table notice_wish (
  person_id uuid not null,
  choices jsonb not null,
  digest_minute integer not null,
  quiet_from integer,
  quiet_to integer,
  only_at_work boolean not null,
  urgent boolean not null,
  constraint notice_wish_pkey primary key (person_id),
  constraint notice_wish_person_id_fkey foreign key (person_id) references principal(id) on delete cascade,
  constraint notice_wish_digest_minute_check check (digest_minute >= 0 and digest_minute <= 1439),
  constraint notice_wish_quiet_from_check check (quiet_from >= 0 and quiet_from <= 1439),
  constraint notice_wish_quiet_to_check check (quiet_to >= 0 and quiet_to <= 1439),
  constraint notice_wish_quiet_whole check ((quiet_from is null) = (quiet_to is null))
);
create trigger notice_wish_changed after insert or delete or update on notice_wish for each statement execute function standing_changed();

create table obligation (
  id uuid not null,
  key text collate "C" not null,
  title text collate "seen" not null,
  audience_id integer not null,
  archived boolean not null default false,
  contract_id uuid not null,
  side text collate "C" not null,
  kind text collate "C" not null,
  first_on text collate "C" not null,
  every_months integer,
  last_on text collate "C",
  lead_days integer not null,
  owner_id uuid,
  team_id uuid,
  note text not null default ''::text,
  due_on text collate "C" not null,
  state text collate "C" not null,
  open_on text collate "C",
  updated_at timestamptz not null,
  constraint obligation_pkey primary key (id),
  constraint obligation_audience_id_fkey foreign key (audience_id) references audience(id),
  constraint obligation_contract_id_fkey foreign key (contract_id) references contract(id),
  constraint obligation_id_fkey foreign key (id) references entity(id) on delete cascade,
  constraint obligation_owner_id_fkey foreign key (owner_id) references principal(id),
  constraint obligation_team_id_fkey foreign key (team_id) references principal(id),
  constraint obligation_every check (every_months > 0),
  constraint obligation_open check ((state = 'open'::text) = (open_on is not null)),
  constraint obligation_side check (side = any (array['ours'::text, 'theirs'::text])),
  constraint obligation_state check (state = any (array['open'::text, 'met'::text, 'missed'::text, 'waived'::text]))
);
create index obligation_audience on obligation using btree (audience_id);
create index obligation_by_due on obligation using btree (coalesce(open_on, '9999-12-31'::text), id);
create index obligation_by_name on obligation using btree (title, id);
create index obligation_by_updated on obligation using btree (updated_at desc, id desc);
create index obligation_contract on obligation using btree (contract_id, due_on);
create index obligation_owner on obligation using btree (owner_id);
create index obligation_team on obligation using btree (team_id);

create table obligation_round (
  obligation_id uuid not null,
  n integer not null,
  due_on text collate "C" not null,
  state text collate "C" not null,
  settled_on text collate "C" not null,
  note text not null,
  file_id uuid,
  settled_by uuid,
  constraint obligation_round_pkey primary key (obligation_id, n),
  constraint obligation_round_obligation_id_fkey foreign key (obligation_id) references obligation(id) on delete cascade,
  constraint obligation_round_settled_by_fkey foreign key (settled_by) references principal(id),
  constraint obligation_round_state check (state = any (array['met'::text, 'missed'::text, 'waived'::text]))
);
create index obligation_round_settled_by on obligation_round using btree (settled_by);

create table one_time_link (
  id uuid not null,
  kind text not null,
  token_hash bytea not null,
  person_id uuid,
  created_by uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint one_time_link_pkey primary key (id),
  constraint one_time_link_token_unique unique (token_hash),
  constraint one_time_link_created_by_fkey foreign key (created_by) references principal(id),
  constraint one_time_link_person_id_fkey foreign key (person_id) references principal(id) on delete cascade,
  constraint one_time_link_kind_check check (kind = any (array['setup'::text, 'invitation'::text, 'reset'::text])),
  constraint one_time_link_person check ((person_id is null) = (kind = 'setup'::text))
);
create index one_time_link_by on one_time_link using btree (created_by);
create unique index one_time_link_open on one_time_link using btree (person_id, kind) nulls not distinct where used_at is null;
create index one_time_link_person on one_time_link using btree (person_id);
create trigger one_time_link_made after insert on one_time_link for each statement execute function standing_changed();

create table outbox (
  id bigint not null generated always as identity,
  event_id bigint not null,
  subscriber text collate "C" not null,
  run_after timestamptz not null default now(),
  attempts integer not null default 0,
  last_error text,
  dead_at timestamptz,
  constraint outbox_pkey primary key (id),
  constraint outbox_event_id_fkey foreign key (event_id) references event(id)
);
create index outbox_dead on outbox using btree (id) where dead_at is not null;
create index outbox_due on outbox using btree (run_after, id) where dead_at is null;
create index outbox_event on outbox using btree (event_id);

create table own_role (
  name text not null,
  text text not null default ''::text,
  permissions text[] not null,
  staff boolean not null default false,
  based_on text,
  version integer not null default 1,
  created_at timestamptz not null,
  created_by uuid,
  changed_at timestamptz not null,
  constraint own_role_pkey primary key (name),
  constraint own_role_created_by_fkey foreign key (created_by) references principal(id)
);
create index own_role_by on own_role using btree (created_by);
create unique index own_role_name on own_role using btree (fold_text(name));
create trigger own_role_changed after insert or delete or update on own_role for each statement execute function standing_changed();

create table package (
  id integer not null generated always as identity,
  name text collate "seen" not null,
  version text collate "C" not null,
  publisher text collate "seen" not null,
  source text collate "C" not null,
  product_id uuid,
  folded text collate "C" not null generated always as (lower(name)) stored,
  stem text collate "C" not null generated always as (TRIM(BOTH ' '::text FROM regexp_replace(lower(name), '[^[:alpha:]]+'::text, ' '::text, 'g'::text))) stored,
  numbers numeric[] not null generated always as (COALESCE(string_to_array(NULLIF(TRIM(BOTH '.'::text FROM regexp_replace(regexp_replace("left"(version, 100), '^[0-9]+:'::text, ''::text), '[^0-9]+'::text, '.'::text, 'g'::text)), ''::text), '.'::text)::numeric[], '{}'::numeric[])) stored,
  constraint package_pkey primary key (id),
  constraint package_once unique (name, version, publisher, source),
  constraint package_product_id_fkey foreign key (product_id) references product(id) on delete set null
);
create index package_by_name on package using btree (name, version, id);
create index package_folded on package using btree (folded);
create index package_product on package using btree (product_id);
create index package_stem on package using btree (stem) where product_id is not null;

create table part_holding (
  item_id uuid not null,
  part_id uuid not null,
  holder_id uuid not null,
  quantity integer not null,
  since timestamptz not null,
  due_back date,
  constraint part_holding_pkey primary key (part_id, holder_id),
  constraint part_holding_holder_id_fkey foreign key (holder_id) references entity(id),
  constraint part_holding_item_id_fkey foreign key (item_id) references entity(id) on delete cascade,
  constraint part_holding_quantity_check check (quantity > 0)
);
create index part_holding_holder on part_holding using btree (holder_id);
create index part_holding_item on part_holding using btree (item_id);

create table passkey (
  id uuid not null,
  person_id uuid not null,
  name text collate "seen" not null,
  credential_id bytea not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  rp_id text not null,
  synced boolean not null,
  made_at timestamptz not null,
  last_used_at timestamptz,
  constraint passkey_pkey primary key (id),
  constraint passkey_credential_unique unique (credential_id),
  constraint passkey_person_id_fkey foreign key (person_id) references account(person_id) on delete cascade
);
create index passkey_person on passkey using btree (person_id, made_at);
create trigger passkey_changed after insert or delete on passkey for each statement execute function standing_changed();

create table passkey_challenge (
  challenge text collate "C" not null,
  purpose text not null,
  person_id uuid,
  expires_at timestamptz not null,
  constraint passkey_challenge_pkey primary key (challenge),
  constraint passkey_challenge_person_id_fkey foreign key (person_id) references account(person_id) on delete cascade
);
create index passkey_challenge_expiry on passkey_challenge using btree (expires_at);
create index passkey_challenge_person on passkey_challenge using btree (person_id);

create table pending_change (
  id uuid not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  endpoint text not null,
  input bytea not null,
  gains jsonb not null,
  rests text not null,
  state text not null,
  decided_by uuid,
  decided_at timestamptz,
  reason text,
  constraint pending_change_pkey primary key (id),
  constraint pending_change_asked_by_fkey foreign key (asked_by) references principal(id) on delete cascade,
  constraint pending_change_decided_by_fkey foreign key (decided_by) references principal(id),
  constraint pending_change_state_check check (state = any (array['waiting'::text, 'confirmed'::text, 'declined'::text, 'withdrawn'::text, 'expired'::text]))
);
create index pending_change_asker on pending_change using btree (asked_by, asked_at desc);
create index pending_change_decider on pending_change using btree (decided_by);
create index pending_change_state on pending_change using btree (state, asked_at desc, id desc);

create table person (
  id uuid not null,
  key text collate "C" not null,
  title text collate "seen" not null,
  audience_id integer not null,
  archived boolean not null default false,
  given_name text collate "seen" not null default ''::text,
  family_name text collate "seen" not null default ''::text,
  sort_name text collate "seen" not null generated always as (
CASE
    WHEN family_name = ''::text THEN title
    ELSE (family_name || ', '::text) || given_name
END) stored,
  type text not null default 'employee'::text,
  state text not null default 'active'::text,
  job_title text collate "seen" not null default ''::text,
  company text collate "seen" not null default ''::text,
  username text collate "C",
  employee_number text collate "C",
  manager_id uuid,
  department_id uuid,
  place_id uuid,
  work_area_id uuid,
  vip boolean not null default false,
  remote boolean not null default false,
  language text,
  zone text,
  calendar_id uuid,
  starts_on date,
  ends_on date,
  joined_day integer not null generated always as (COALESCE(starts_on - '1970-01-01'::date, '-100000'::integer)) stored,
  website text not null default ''::text,
  address jsonb,
  notes text not null default ''::text,
  anonymised_at timestamptz,
  updated_at timestamptz not null,
  constraint person_pkey primary key (id),
  constraint person_audience_id_fkey foreign key (audience_id) references audience(id),
  constraint person_calendar_id_fkey foreign key (calendar_id) references calendar(id),
  constraint person_department_id_fkey foreign key (department_id) references department(id),
  constraint person_id_fkey foreign key (id) references entity(id),
  constraint person_manager_id_fkey foreign key (manager_id) references person(id),
  constraint person_place_id_fkey foreign key (place_id) references place(id),
  constraint person_principal foreign key (id) references principal(id),
  constraint person_work_area_id_fkey foreign key (work_area_id) references place(id),
  constraint person_dates check (ends_on >= starts_on),
  constraint person_not_own_manager check (manager_id <> id),
  constraint person_state_check check (state = any (array['joining'::text, 'active'::text, 'left'::text])),
  constraint person_type_check check (type = any (array['employee'::text, 'contractor'::text, 'external'::text]))
);
create index person_audience on person using btree (audience_id);
create index person_by_joined on person using btree (joined_day desc, id desc) where not archived;
create index person_by_name on person using btree (sort_name, id) where not archived;
create index person_by_updated on person using btree (updated_at desc, id desc) where not archived;
create index person_calendar on person using btree (calendar_id);
create index person_department on person using btree (department_id);
create unique index person_employee_number_unique on person using btree (employee_number) where not archived;
create index person_joining on person using btree (starts_on) where state = 'joining'::text;
create index person_leaving on person using btree (ends_on) where state <> 'left'::text and ends_on is not null;
create index person_manager on person using btree (manager_id);
create index person_place on person using btree (place_id);
create unique index person_username_unique on person using btree (lower(username)) where not archived;
create index person_work_area on person using btree (work_area_id);
create trigger person_hours_changed after insert or update of calendar_id, place_id on person for each statement execute function standing_changed();

create table person_absence (
  id uuid not null,
  person_id uuid not null,
  kind text not null,
  starts_on date not null,
  ends_on date not null,
  stand_in_id uuid,
  note text not null default ''::text,
  created_at timestamptz not null,
  created_by uuid not null,
  constraint person_absence_pkey primary key (id),
  constraint person_absence_created_by_fkey foreign key (created_by) references principal(id),
  constraint person_absence_person_id_fkey foreign key (person_id) references person(id) on delete cascade,
  constraint person_absence_stand_in_id_fkey foreign key (stand_in_id) references person(id),
  constraint person_absence_dates check (ends_on >= starts_on),
  constraint person_absence_kind_check check (kind = any (array['holiday'::text, 'sick'::text, 'parental'::text, 'training'::text, 'travel'::text, 'other'::text])),
  constraint person_absence_stand_in check (stand_in_id <> person_id)
);
create index person_absence_created_by on person_absence using btree (created_by);
create index person_absence_person on person_absence using btree (person_id, ends_on desc);
create index person_absence_stand_in_id on person_absence using btree (stand_in_id);

create table person_contact (
  id uuid not null,
  person_id uuid not null,
  kind text not null,
  label text not null,
  value text collate "C" not null,
  position smallint not null,
  constraint person_contact_pkey primary key (id),
  constraint person_contact_person_id_fkey foreign key (person_id) references person(id) on delete cascade,
  constraint person_contact_kind_check check (kind = any (array['email'::text, 'phone'::text])),
  constraint person_contact_label_check check (label = any (array['work'::text, 'mobile'::text, 'private'::text]))
);
create index person_contact_person on person_contact using btree (person_id, kind, "position");
create index person_email on person_contact using btree (value) where kind = 'email'::text;
create unique index person_email_unique on person_contact using btree (value) where kind = 'email'::text and label <> 'private'::text;
create index person_phone on person_contact using btree (value) where kind = 'phone'::text;
create trigger person_contact_changed after insert or update on person_contact for each statement execute function standing_changed();

create table person_merge (
  id uuid not null,
  kept_id uuid not null,
  merged_id uuid not null,
  taken jsonb not null,
  active boolean not null,
  merged_at timestamptz not null,
  merged_by uuid not null,
  undone_at timestamptz,
  constraint person_merge_pkey primary key (id),
  constraint person_merge_kept_id_fkey foreign key (kept_id) references person(id),
  constraint person_merge_merged_by_fkey foreign key (merged_by) references principal(id),
  constraint person_merge_merged_id_fkey foreign key (merged_id) references person(id)
);
create index person_merge_by on person_merge using btree (merged_by);
create index person_merge_kept on person_merge using btree (kept_id);
create index person_merge_merged on person_merge using btree (merged_id);

create table place (
  id uuid not null,
  key text collate "C" not null,
  title text collate "seen" not null,
  audience_id integer not null,
  archived boolean not null default false,
  level text not null,
  parent_id uuid,
  path uuid[] not null,
  code text collate "C" not null default ''::text,
  address jsonb,
  phone text not null default ''::text,
  email text collate "C" not null default ''::text,
  contact_id uuid,
  zone text,
  calendar_id uuid,
  latitude double precision,
  longitude double precision,
  capacity integer,
  note text not null default ''::text,
  updated_at timestamptz not null,
  networks text[] not null default '{}'::text[],
  silent_networks text[] not null default '{}'::text[],
  constraint place_pkey primary key (id),
  constraint place_audience_id_fkey foreign key (audience_id) references audience(id),
  constraint place_calendar_id_fkey foreign key (calendar_id) references calendar(id),
  constraint place_contact_id_fkey foreign key (contact_id) references principal(id),
  constraint place_id_fkey foreign key (id) references entity(id),
  constraint place_parent_id_fkey foreign key (parent_id) references place(id),
  constraint place_capacity check (capacity >= 0),
  constraint place_level_check check (level = any (array['region'::text, 'site'::text, 'building'::text, 'floor'::text, 'room'::text, 'area'::text])),
  constraint place_path_acyclic check (cardinality(path) = 1 or not (id = any (path[1:cardinality(path) - 1]))),
  constraint place_path_ends check (path[cardinality(path)] = id),
  constraint place_position check ((latitude is null) = (longitude is null) and latitude >= '-90'::integer::double precision and latitude <= 90::double precision and longitude >= '-180'::integer::double precision and longitude <= 180::double precision)
);
create index place_audience on place using btree (audience_id);
create index place_by_name on place using btree (title, id);
create index place_by_updated on place using btree (updated_at desc, id desc);
create index place_calendar on place using btree (calendar_id);
create unique index place_code_unique on place using btree (lower(code)) where code <> ''::text and not archived;
create index place_contact on place using btree (contact_id);
create unique index place_name_unique on place using btree (parent_id, lower(title)) nulls not distinct where not archived;
create index place_parent on place using btree (parent_id, title, id);
create index place_path on place using gin (path);
create trigger place_hours_changed after update of calendar_id on place for each statement execute function standing_changed();
create trigger place_moved after update of path on place for each statement execute function standing_changed();

create table place_pin (
  plan_id uuid not null,
  place_id uuid not null,
  x double precision not null,
  y double precision not null,
  constraint place_pin_pkey primary key (plan_id, place_id),
  constraint place_pin_place_id_fkey foreign key (place_id) references place(id) on delete cascade,
  constraint place_pin_plan_id_fkey foreign key (plan_id) references place(id) on delete cascade,
  constraint place_pin_x_check check (x >= 0::double precision and x <= 1::double precision),
  constraint place_pin_y_check check (y >= 0::double precision and y <= 1::double precision)
);
create index place_pin_place on place_pin using btree (place_id);

create table place_plan (
  place_id uuid not null,
  file_id uuid not null,
  constraint place_plan_pkey primary key (place_id),
  constraint place_plan_file_id_fkey foreign key (file_id) references file(id) on delete cascade,
  constraint place_plan_place_id_fkey foreign key (place_id) references place(id) on delete cascade
);
create index place_plan_file on place_plan using btree (file_id);

create table policy (
  id uuid not null,
  position integer not null default 0,
  active boolean not null default true,
  current_id uuid,
  constraint policy_pkey primary key (id),
  constraint policy_current foreign key (current_id) references policy_version(id) deferrable initially deferred,
  constraint policy_id_fkey foreign key (id) references entity(id) on delete cascade
);
create index policy_current on policy using btree (current_id);
create trigger policy_changed after insert or delete or update on policy for each statement execute function standing_changed();

create table policy_version (
  id uuid not null,
  policy_id uuid not null,
  version integer not null,
  definition jsonb not null,
  created_at timestamptz not null,
  created_by uuid,
  constraint policy_version_pkey primary key (id),
  constraint policy_version_once unique (policy_id, version),
  constraint policy_version_created_by_fkey foreign key (created_by) references principal(id),
  constraint policy_version_policy_id_fkey foreign key (policy_id) references policy(id) on delete cascade
);
create index policy_version_by on policy_version using btree (created_by);

create table principal (
  id uuid not null,
  kind text not null,
  name text collate "seen" not null,
  active boolean not null default true,
  constraint principal_pkey primary key (id),
  constraint principal_kind_check check (kind = any (array['person'::text, 'team'::text, 'group'::text, 'system'::text]))
);
create index principal_folded on principal using btree (fold_text(name) collate "C");
create constraint trigger keep_administrator after update of active on principal deferrable initially deferred for each row when (old.kind = 'person'::text and old.active and not new.active) execute function keep_administrator();
create trigger principal_changed after insert or delete or update on principal for each statement execute function standing_changed();

create table product (
  id uuid not null,
  key text collate "C" not null,
  title text collate "seen" not null,
  audience_id integer not null,
  archived boolean not null default false,
  publisher text collate "seen" not null default ''::text,
  vendor_id uuid,
  family text collate "seen" not null default ''::text,
  edition integer not null default 0,
  release integer not null default 0,
  licensing text collate "C" not null,
  denied boolean not null default false,
  denied_why text not null default ''::text,
  support_ends date,
  note text not null default ''::text,
  installed integer not null default 0,
  owned integer not null default 0,
  covered integer not null default 0,
  short integer not null default 0,
  spare integer not null default 0,
  risk_minor bigint,
  idle_minor bigint,
  currency text collate "C",
  updated_at timestamptz not null,
  constraint product_pkey primary key (id),
  constraint product_audience_id_fkey foreign key (audience_id) references audience(id),
  constraint product_id_fkey foreign key (id) references entity(id) on delete cascade,
  constraint product_vendor_id_fkey foreign key (vendor_id) references entity(id),
  constraint product_licensing check (licensing = any (array['paid'::text, 'free'::text]))
);
create index product_audience on product using btree (audience_id);
create index product_by_installed on product using btree (installed desc, id desc);
create index product_by_name on product using btree (title, id);
create index product_by_short on product using btree (short desc, id desc);
create index product_by_updated on product using btree (updated_at desc, id desc);
create index product_family on product using btree (lower(family)) where family <> ''::text;
create unique index product_name_unique on product using btree (lower(title)) where not archived;
create index product_vendor on product using btree (vendor_id);

create table product_rule (
  id uuid not null,
  product_id uuid not null,
  publisher text collate "C" not null default ''::text,
  name text collate "C" not null,
  source text collate "C" not null default ''::text,
  version_from text collate "C" not null default ''::text,
  version_below text collate "C" not null default ''::text,
  constraint product_rule_pkey primary key (id),
  constraint product_rule_once unique (product_id, publisher, name, source, version_from, version_below),
  constraint product_rule_product_id_fkey foreign key (product_id) references product(id) on delete cascade
);

create table protocol (
  id uuid not null,
  kind text collate "C" not null,
  person_id uuid not null,
  batch uuid,
  content text,
  hash text collate "C" not null,
  terms_version integer,
  created_at timestamptz not null,
  created_by uuid not null,
  signed_at timestamptz,
  signed_by uuid,
  signed_name text,
  strokes jsonb,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  erased_at timestamptz,
  constraint protocol_pkey primary key (id),
  constraint protocol_created_by_fkey foreign key (created_by) references principal(id),
  constraint protocol_person_id_fkey foreign key (person_id) references principal(id),
  constraint protocol_signed_by_fkey foreign key (signed_by) references principal(id),
  constraint protocol_terms_version_fkey foreign key (terms_version) references terms_of_use(version),
  constraint protocol_withdrawn_by_fkey foreign key (withdrawn_by) references principal(id),
  constraint protocol_hash_check check (hash ~ '^[0-9a-f]{64}$'::text),
  constraint protocol_kept check ((content is null) = (erased_at is not null)),
  constraint protocol_kind_check check (kind = any (array['hand-over'::text, 'return'::text])),
  constraint protocol_one_end check (signed_at is null or withdrawn_at is null),
  constraint protocol_signed check ((signed_at is null) = (signed_by is null))
);
create index protocol_created_by on protocol using btree (created_by);
create index protocol_person on protocol using btree (person_id, created_at desc, id desc);
create index protocol_signed_by on protocol using btree (signed_by);
create index protocol_terms on protocol using btree (terms_version);
create index protocol_waiting on protocol using btree (created_at, id) where signed_at is null and withdrawn_at is null;
create index protocol_withdrawn_by on protocol using btree (withdrawn_by);
create trigger protocol_stays before delete or update on protocol for each row execute function protocol_stays();

create table protocol_item (
  protocol_id uuid not null,
  item_id uuid not null,
  constraint protocol_item_pkey primary key (protocol_id, item_id),
  constraint protocol_item_item_id_fkey foreign key (item_id) references entity(id) on delete cascade,
  constraint protocol_item_protocol_id_fkey foreign key (protocol_id) references protocol(id) on delete cascade
);
create index protocol_item_item on protocol_item using btree (item_id);

create table provisioned (
  id uuid not null,
  directory_id uuid not null,
  kind text not null,
  name text collate "C" not null,
  external_id text collate "C",
  resource jsonb not null,
  version integer not null,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  constraint provisioned_pkey primary key (id),
  constraint provisioned_name unique (directory_id, kind, name),
  constraint provisioned_directory_id_fkey foreign key (directory_id) references directory(id) on delete cascade,
  constraint provisioned_kind_check check (kind = any (array['User'::text, 'Group'::text]))
);
create index provisioned_changed on provisioned using btree (directory_id, kind, changed_at);
create index provisioned_external on provisioned using btree (directory_id, external_id);
create index provisioned_in_order on provisioned using btree (directory_id, kind, id);

create table provisioning (
  directory_id uuid not null,
  token_hash bytea,
  token_made_at timestamptz,
  expires_at timestamptz,
  networks text[] not null,
  last_used_at timestamptz,
  last_ip text,
  refused_at timestamptz,
  refused_ip text,
  constraint provisioning_pkey primary key (directory_id),
  constraint provisioning_token_hash_key unique (token_hash),
  constraint provisioning_directory_id_fkey foreign key (directory_id) references directory(id) on delete cascade
);
create trigger provisioning_changed after insert or update of token_hash on provisioning for each statement execute function standing_changed();

create table provisioning_call (
  id uuid not null,
  directory_id uuid not null,
  at timestamptz not null,
  method text not null,
  path text not null,
  status integer not null,
  detail text not null,
  constraint provisioning_call_pkey primary key (id),
  constraint provisioning_call_directory_id_fkey foreign key (directory_id) references directory(id) on delete cascade
);
create index provisioning_call_newest on provisioning_call using btree (directory_id, id desc);

create table purchase (
  id uuid not null,
  key text collate "C" not null,
  title text collate "seen" not null,
  audience_id integer not null,
  archived boolean not null default false,
  status text collate "C" not null,
  requester_id uuid not null,
  vendor_id uuid,
  cost_centre text not null default ''::text,
  needed_by text collate "C",
  note text not null default ''::text,
  currency text collate "C" not null,
  net_minor bigint not null,
  tax_minor bigint not null,
  decided_by uuid,
  decided_at timestamptz,
  decision text not null default ''::text,
  order_no text not null default ''::text,
  ordered_by uuid,
  ordered_on text collate "C",
  promised_on text collate "C",
  received_on text collate "C",
  ended_why text not null default ''::text,
  updated_at timestamptz not null,
  edited_by uuid[] not null default '{}'::uuid[],
  constraint purchase_pkey primary key (id),
  constraint purchase_audience_id_fkey foreign key (audience_id) references audience(id),
  constraint purchase_decided_by_fkey foreign key (decided_by) references principal(id),
  constraint purchase_id_fkey foreign key (id) references entity(id) on delete cascade,
  constraint purchase_ordered_by_fkey foreign key (ordered_by) references principal(id),
  constraint purchase_requester_id_fkey foreign key (requester_id) references principal(id),
  constraint purchase_vendor_id_fkey foreign key (vendor_id) references vendor(id),
  constraint purchase_status check (status = any (array['draft'::text, 'asked'::text, 'approved'::text, 'refused'::text, 'ordered'::text, 'partly'::text, 'received'::text, 'closed'::text, 'cancelled'::text]))
);
create index purchase_audience on purchase using btree (audience_id);
create index purchase_by_name on purchase using btree (title, id);
create index purchase_by_needed on purchase using btree (coalesce(needed_by, '9999-12-31'::text), id);
create index purchase_by_updated on purchase using btree (updated_at desc, id desc);
create index purchase_decided_by on purchase using btree (decided_by);
create index purchase_ordered_by on purchase using btree (ordered_by);
create index purchase_requester on purchase using btree (requester_id);
create index purchase_vendor on purchase using btree (vendor_id, ordered_on);

create table purchase_invoice (
  id uuid not null,
  purchase_id uuid not null,
  sort text collate "C" not null,
  number text not null,
  dated_on text collate "C" not null,
  net_minor bigint not null,
  tax_minor bigint not null,
  status text collate "C" not null,
  entered_by uuid not null,
  settled_by uuid,
  settled_at timestamptz,
  why text not null default ''::text,
  created_at timestamptz not null,
  constraint purchase_invoice_pkey primary key (id),
  constraint purchase_invoice_entered_by_fkey foreign key (entered_by) references principal(id),
  constraint purchase_invoice_purchase_id_fkey foreign key (purchase_id) references purchase(id) on delete cascade,
  constraint purchase_invoice_settled_by_fkey foreign key (settled_by) references principal(id),
  constraint purchase_invoice_sort check (sort = any (array['invoice'::text, 'credit'::text])),
  constraint purchase_invoice_status check (status = any (array['held'::text, 'matched'::text, 'accepted'::text, 'returned'::text]))
);
create index purchase_invoice_entered on purchase_invoice using btree (entered_by);
create unique index purchase_invoice_number on purchase_invoice using btree (purchase_id, sort, lower(number)) where status <> 'returned'::text;
create index purchase_invoice_purchase on purchase_invoice using btree (purchase_id, created_at);
create index purchase_invoice_settled on purchase_invoice using btree (settled_by);

create table purchase_invoice_line (
  invoice_id uuid not null,
  line_id uuid not null,
  quantity integer not null,
  net_minor bigint not null,
  constraint purchase_invoice_line_pkey primary key (invoice_id, line_id),
  constraint purchase_invoice_line_invoice_id_fkey foreign key (invoice_id) references purchase_invoice(id) on delete cascade,
  constraint purchase_invoice_line_line_id_fkey foreign key (line_id) references purchase_line(id) on delete cascade,
  constraint purchase_invoice_line_amounts check (quantity >= 0 and net_minor >= 0)
);
create index purchase_invoice_line_line on purchase_invoice_line using btree (line_id);

create table purchase_line (
  id uuid not null,
  purchase_id uuid not null,
  position integer not null,
  sort text collate "C" not null,
  title text not null,
  asset_type text collate "C" not null default ''::text,
  manufacturer text not null default ''::text,
  model text not null default ''::text,
  metric text collate "C" not null default ''::text,
  quantity integer not null,
  unit_minor bigint not null,
  tax_rate integer not null,
  starts_on date,
  ends_on date,
  months integer,
  per text collate "C" not null default 'once'::text,
  constraint purchase_line_pkey primary key (id),
  constraint purchase_line_purchase_id_fkey foreign key (purchase_id) references purchase(id) on delete cascade,
  constraint purchase_line_amounts check (quantity > 0 and unit_minor >= 0 and tax_rate >= 0 and tax_rate <= 10000),
  constraint purchase_line_per check (per = any (array['once'::text, 'month'::text, 'year'::text])),
  constraint purchase_line_sort check (sort = any (array['thing'::text, 'asset'::text, 'licence'::text])),
  constraint purchase_line_term check (months is null or months > 0 and ends_on is null)
);
create index purchase_line_model on purchase_line using btree (lower(title), purchase_id);
create index purchase_line_purchase on purchase_line using btree (purchase_id, "position");

create table purchase_piece (
  id uuid not null,
  receipt_id uuid not null,
  line_id uuid not null,
  record_id uuid,
  serial text not null default ''::text,
  return_id uuid,
  constraint purchase_piece_pkey primary key (id),
  constraint purchase_piece_line_id_fkey foreign key (line_id) references purchase_line(id) on delete cascade,
  constraint purchase_piece_receipt_id_fkey foreign key (receipt_id) references purchase_receipt(id) on delete cascade,
  constraint purchase_piece_record_id_fkey foreign key (record_id) references entity(id) on delete set null,
  constraint purchase_piece_return_id_fkey foreign key (return_id) references purchase_return(id) on delete set null
);
create index purchase_piece_line on purchase_piece using btree (line_id);
create index purchase_piece_receipt on purchase_piece using btree (receipt_id);
create index purchase_piece_record on purchase_piece using btree (record_id);
create index purchase_piece_return on purchase_piece using btree (return_id) where return_id is not null;

create table purchase_receipt (
  id uuid not null,
  purchase_id uuid not null,
  received_on text collate "C" not null,
  received_by uuid not null,
  note text not null default ''::text,
  over_why text not null default ''::text,
  created_at timestamptz not null,
  constraint purchase_receipt_pkey primary key (id),
  constraint purchase_receipt_purchase_id_fkey foreign key (purchase_id) references purchase(id) on delete cascade,
  constraint purchase_receipt_received_by_fkey foreign key (received_by) references principal(id)
);
create index purchase_receipt_by on purchase_receipt using btree (received_by);
create index purchase_receipt_purchase on purchase_receipt using btree (purchase_id, created_at);

create table purchase_receipt_line (
  receipt_id uuid not null,
  line_id uuid not null,
  quantity integer not null,
  constraint purchase_receipt_line_pkey primary key (receipt_id, line_id),
  constraint purchase_receipt_line_line_id_fkey foreign key (line_id) references purchase_line(id) on delete cascade,
  constraint purchase_receipt_line_receipt_id_fkey foreign key (receipt_id) references purchase_receipt(id) on delete cascade,
  constraint purchase_receipt_line_quantity check (quantity > 0)
);
create index purchase_receipt_line_line on purchase_receipt_line using btree (line_id);

create table purchase_return (
  id uuid not null,
  purchase_id uuid not null,
  receipt_id uuid not null,
  line_id uuid not null,
  quantity integer not null,
  returned_on text collate "C" not null,
  reason text collate "C" not null,
  rma text not null default ''::text,
  expects text collate "C" not null,
  note text not null default ''::text,
  returned_by uuid not null,
  created_at timestamptz not null,
  constraint purchase_return_pkey primary key (id),
  constraint purchase_return_line_id_fkey foreign key (line_id) references purchase_line(id) on delete cascade,
  constraint purchase_return_purchase_id_fkey foreign key (purchase_id) references purchase(id) on delete cascade,
  constraint purchase_return_receipt_id_fkey foreign key (receipt_id) references purchase_receipt(id) on delete cascade,
  constraint purchase_return_returned_by_fkey foreign key (returned_by) references principal(id),
  constraint purchase_return_expects check (expects = any (array['credit'::text, 'replacement'::text])),
  constraint purchase_return_quantity check (quantity > 0),
  constraint purchase_return_reason check (reason = any (array['faulty'::text, 'damaged'::text, 'wrong'::text, 'too-many'::text, 'other'::text]))
);
create index purchase_return_by on purchase_return using btree (returned_by);
create index purchase_return_line on purchase_return using btree (line_id);
create index purchase_return_purchase on purchase_return using btree (purchase_id, created_at);
create index purchase_return_receipt on purchase_return using btree (receipt_id, line_id);

create table push_device (
  id uuid not null,
  person_id uuid not null,
  name text not null,
  reach bytea not null,
  mark bytea not null,
  made_at timestamptz not null,
  pushed_at timestamptz,
  failing_since timestamptz,
  constraint push_device_pkey primary key (id),
  constraint push_device_once unique (mark),
  constraint push_device_person_id_fkey foreign key (person_id) references principal(id) on delete cascade
);
create index push_device_person on push_device using btree (person_id);

create table push_key (
  id uuid not null,
  one boolean not null default true,
  public text not null,
  private bytea not null,
  made_at timestamptz not null,
  constraint push_key_pkey primary key (id),
  constraint push_key_one unique (one),
  constraint push_key_one_check check (one)
);

create table questionnaire (
  id uuid not null,
  key text collate "C" not null,
  title text collate "seen" not null,
  audience_id integer not null,
  archived boolean not null default false,
  topic text collate "C" not null,
  note text not null default ''::text,
  edition integer not null,
  updated_at timestamptz not null,
  constraint questionnaire_pkey primary key (id),
  constraint questionnaire_audience_id_fkey foreign key (audience_id) references audience(id),
  constraint questionnaire_id_fkey foreign key (id) references entity(id) on delete cascade
);
create index questionnaire_audience on questionnaire using btree (audience_id);
create index questionnaire_by_name on questionnaire using btree (title, id);

create table questionnaire_edition (
  questionnaire_id uuid not null,
  edition integer not null,
  questions jsonb not null,
  made_at timestamptz not null,
  constraint questionnaire_edition_pkey primary key (questionnaire_id, edition),
  constraint questionnaire_edition_questionnaire_id_fkey foreign key (questionnaire_id) references questionnaire(id) on delete cascade
);

create table recent (
  person_id uuid not null,
  entity_id uuid not null,
  at timestamptz not null,
  constraint recent_pkey primary key (person_id, entity_id),
  constraint recent_entity_id_fkey foreign key (entity_id) references entity(id) on delete cascade,
  constraint recent_person_id_fkey foreign key (person_id) references principal(id) on delete cascade
);
create index recent_entity on recent using btree (entity_id);
create index recent_newest on recent using btree (person_id, at desc);

create table record_words (
  entity_id uuid not null,
  words tsvector,
  audience_id integer,
  kind text collate "C",
  changed_at timestamptz not null default now(),
  constraint record_words_pkey primary key (entity_id)
) with (fillfactor=90);
create index record_words_late on record_words using btree (changed_at) where words is null;
create index record_words_said on record_words using gin (words) with (gin_pending_list_limit='512') where words is not null;

create table recovery_code (
  person_id uuid not null,
  code_hash bytea not null,
  used_at timestamptz,
  constraint recovery_code_pkey primary key (person_id, code_hash),
  constraint recovery_code_person_id_fkey foreign key (person_id) references account(person_id) on delete cascade
);

create table role_grant (
  id uuid not null,
  principal_id uuid not null,
  role text not null,
  team_id uuid,
  granted_by uuid,
  granted_at timestamptz not null,
  place_id uuid,
  constraint role_grant_pkey primary key (id),
  constraint role_grant_once unique nulls not distinct (principal_id, role, team_id, place_id),
  constraint role_grant_granted_by_fkey foreign key (granted_by) references principal(id),
  constraint role_grant_place_id_fkey foreign key (place_id) references entity(id) on delete cascade,
  constraint role_grant_principal_id_fkey foreign key (principal_id) references principal(id) on delete cascade,
  constraint role_grant_team_id_fkey foreign key (team_id) references principal(id) on delete cascade,
  constraint role_grant_one_part check (team_id is null or place_id is null)
);
create index role_grant_by on role_grant using btree (granted_by);
create index role_grant_place on role_grant using btree (place_id) where place_id is not null;
create index role_grant_role on role_grant using btree (role);
create index role_grant_team on role_grant using btree (team_id);
create constraint trigger keep_administrator after delete or update on role_grant deferrable initially deferred for each row when (old.role = 'administrator'::text and old.team_id is null) execute function keep_administrator();
create trigger role_grant_changed after insert or delete or update on role_grant for each statement execute function standing_changed();

-- view role_grant_seen (id uuid, principal_id uuid, principal text collate "seen", principal_kind text, role text, team_id uuid, team text collate "seen", granted_at timestamptz, granted_by text collate "seen", place_id uuid, place text collate "seen")

create table schedule (
  name text collate "C" not null,
  last_run timestamptz,
  failures integer not null default 0,
  last_error text,
  run_after timestamptz,
  constraint schedule_pkey primary key (name)
);

create table seal_head (
  size bigint not null,
  root bytea not null,
  previous bigint not null,
  batch bytea not null,
  at timestamptz not null,
  key text collate "C" not null,
  signature text collate "C" not null,
  frontier bytea not null,
  tx xid8 not null default '0'::xid8,
  event_id bigint not null,
  constraint seal_head_pkey primary key (size)
);

create table seal_key (
  key text collate "C" not null,
  before text collate "C" not null,
  size bigint not null,
  at timestamptz not null,
  signature text not null,
  constraint seal_key_pkey primary key (key, before)
);

create table seal_leaf (
  leaf bigint not null,
  event_id bigint not null,
  hash bytea not null,
  constraint seal_leaf_pkey primary key (leaf),
  constraint seal_leaf_event unique (event_id)
);

create table seal_mail (
  recipient text collate "C" not null,
  left_at timestamptz not null,
  left_size bigint not null default 0,
  size bigint,
  mail_id uuid,
  constraint seal_mail_pkey primary key (recipient)
);

create table seal_node (
  level smallint not null,
  position bigint not null,
  hash bytea not null,
  constraint seal_node_pkey primary key (level, "position")
);

create table seal_place (
  place text collate "C" not null,
  size bigint not null,
  trouble text collate "C",
  seen_at timestamptz not null,
  constraint seal_place_pkey primary key (place)
);

create table seat_wish (
  product_id uuid not null,
  person_id uuid not null,
  since timestamptz not null,
  constraint seat_wish_pkey primary key (product_id, person_id),
  constraint seat_wish_person_id_fkey foreign key (person_id) references entity(id) on delete cascade,
  constraint seat_wish_product_id_fkey foreign key (product_id) references product(id) on delete cascade
);
create index seat_wish_person on seat_wish using btree (person_id);

-- view second_factor (person_id uuid, since timestamptz)

create table session (
  id uuid not null,
  token_hash bytea not null,
  previous_hash bytea,
  previous_until timestamptz,
  person_id uuid not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  rotated_at timestamptz not null,
  expires_at timestamptz not null,
  idle_seconds integer not null,
  ip text not null,
  agent text not null,
  proven_at timestamptz not null default now(),
  factor_elsewhere boolean not null default false,
  viewing_id uuid,
  viewing_until timestamptz,
  constraint session_pkey primary key (id),
  constraint session_token_unique unique (token_hash),
  constraint session_person_id_fkey foreign key (person_id) references account(person_id) on delete cascade,
  constraint session_viewing_id_fkey foreign key (viewing_id) references account(person_id) on delete set null
);
create index session_expiry on session using btree (expires_at);
create index session_person on session using btree (person_id, seen_at desc);
create index session_previous on session using btree (previous_hash) where previous_hash is not null;
create index session_viewing on session using btree (viewing_id) where viewing_id is not null;
create trigger session_ended after delete on session for each statement execute function standing_changed();
create trigger session_proven after update of proven_at on session for each statement execute function standing_changed();
create trigger session_viewing_changed after update of viewing_id on session for each statement execute function standing_changed();

create table setting (
  name text not null,
  value jsonb not null,
  constraint setting_pkey primary key (name)
);
create trigger setting_changed after insert or delete or update on setting for each statement execute function standing_changed();

create table shortage (
  id uuid not null,
  source text collate "C" not null,
  record_id uuid not null,
  missing integer not null,
  at timestamptz not null,
  over_at timestamptz,
  work_id uuid,
  title text,
  constraint shortage_pkey primary key (id),
  constraint shortage_work_id_fkey foreign key (work_id) references entity(id) on delete set null,
  constraint shortage_missing_check check (missing > 0)
);
create index shortage_of on shortage using btree (record_id, at desc);
create unique index shortage_record on shortage using btree (record_id) where over_at is null;
create index shortage_work on shortage using btree (work_id) where work_id is not null;

create table sign_in (
  id uuid not null,
  person_id uuid not null,
  at timestamptz not null,
  how text not null,
  result text not null,
  ip text not null,
  agent text not null,
  provider text,
  viewer_id uuid,
  constraint sign_in_pkey primary key (id),
  constraint sign_in_person_id_fkey foreign key (person_id) references account(person_id) on delete cascade,
  constraint sign_in_viewer_id_fkey foreign key (viewer_id) references principal(id) on delete set null
);
create index sign_in_at on sign_in using btree (at);
create index sign_in_person on sign_in using btree (person_id, at desc, id desc);
create index sign_in_viewer on sign_in using btree (viewer_id) where viewer_id is not null;

create table sign_in_attempt (
  token_hash bytea not null,
  provider_id uuid not null,
  purpose text not null,
  session_id uuid,
  redirect_uri text not null,
  next text not null,
  begun_at timestamptz not null,
  expires_at timestamptz not null,
  constraint sign_in_attempt_pkey primary key (token_hash),
  constraint sign_in_attempt_provider_id_fkey foreign key (provider_id) references sign_in_provider(id) on delete cascade,
  constraint sign_in_attempt_session_id_fkey foreign key (session_id) references session(id) on delete cascade,
  constraint sign_in_attempt_purpose_check check (purpose = any (array['enter'::text, 'prove'::text, 'try'::text]))
);
create index sign_in_attempt_expiry on sign_in_attempt using btree (expires_at);
create index sign_in_attempt_provider on sign_in_attempt using btree (provider_id);
create index sign_in_attempt_session on sign_in_attempt using btree (session_id);

create table sign_in_provider (
  id uuid not null,
  name text collate "C" not null,
  label text collate "seen" not null,
  issuer text not null,
  client_id text not null,
  client_secret bytea,
  address_claim text not null,
  domains text[] not null,
  admits text not null,
  factor_values text[] not null,
  active boolean not null,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  protocol text not null default 'openid'::text,
  sso_url text,
  certificates text[] not null default '{}'::text[],
  own_key bytea,
  own_certificate text,
  signs_requests boolean not null default false,
  own_key_before bytea,
  version integer not null default 1,
  constraint sign_in_provider_pkey primary key (id),
  constraint sign_in_provider_name_unique unique (name),
  constraint sign_in_provider_admits_check check (admits = any (array['accounts'::text, 'directory'::text, 'anyone'::text])),
  constraint sign_in_provider_protocol_check check (protocol = any (array['openid'::text, 'saml'::text]))
);
create trigger sign_in_provider_changed after insert or update on sign_in_provider for each statement execute function standing_changed();

create table site_group (
  place_id uuid not null,
  principal_id uuid not null,
  constraint site_group_pkey primary key (place_id),
  constraint site_group_place_id_fkey foreign key (place_id) references entity(id) on delete cascade,
  constraint site_group_principal_id_fkey foreign key (principal_id) references principal(id)
);
create index site_group_principal on site_group using btree (principal_id);

create table software_device (
  device_id uuid not null,
  seen_at timestamptz not null,
  cores integer,
  processors integer,
  constraint software_device_pkey primary key (device_id),
  constraint software_device_device_id_fkey foreign key (device_id) references entity(id) on delete cascade
);
create index software_device_seen on software_device using btree (seen_at);

create table standing_change (
  id bigint not null generated always as identity,
  at timestamptz not null default now(),
  constraint standing_change_pkey primary key (id)
);
create index standing_change_at on standing_change using btree (at);

create table stocktake (
  id uuid not null,
  place_id uuid not null,
  state text not null,
  started_at timestamptz not null,
  started_by uuid not null,
  counted_at timestamptz,
  counted_by uuid,
  closed_at timestamptz,
  closed_by uuid,
  version integer not null default 1,
  constraint stocktake_pkey primary key (id),
  constraint stocktake_closed_by_fkey foreign key (closed_by) references principal(id),
  constraint stocktake_counted_by_fkey foreign key (counted_by) references principal(id),
  constraint stocktake_place_id_fkey foreign key (place_id) references place(id),
  constraint stocktake_started_by_fkey foreign key (started_by) references principal(id),
  constraint stocktake_state_check check (state = any (array['counting'::text, 'waiting'::text, 'done'::text, 'cancelled'::text]))
);
create index stocktake_closed_by on stocktake using btree (closed_by);
create index stocktake_counted_by on stocktake using btree (counted_by);
create index stocktake_newest on stocktake using btree (started_at desc, id desc);
create unique index stocktake_open on stocktake using btree (place_id) where state = any (array['counting'::text, 'waiting'::text]);
create index stocktake_place on stocktake using btree (place_id);
create index stocktake_started_by on stocktake using btree (started_by);

create table stocktake_item (
  stocktake_id uuid not null,
  asset_id uuid not null,
  place_id uuid,
  found_at timestamptz,
  found_by uuid,
  found_place_id uuid,
  done text,
  book_place_id uuid,
  constraint stocktake_item_pkey primary key (stocktake_id, asset_id),
  constraint stocktake_item_asset_id_fkey foreign key (asset_id) references asset(id) on delete cascade,
  constraint stocktake_item_book_place_id_fkey foreign key (book_place_id) references place(id),
  constraint stocktake_item_found_by_fkey foreign key (found_by) references principal(id),
  constraint stocktake_item_found_place_id_fkey foreign key (found_place_id) references place(id),
  constraint stocktake_item_place_id_fkey foreign key (place_id) references place(id),
  constraint stocktake_item_stocktake_id_fkey foreign key (stocktake_id) references stocktake(id) on delete cascade,
  constraint stocktake_item_done_check check (done = any (array['moved'::text, 'lost'::text]))
);
create index stocktake_item_asset on stocktake_item using btree (asset_id, found_at desc);
create index stocktake_item_book_place on stocktake_item using btree (book_place_id);
create index stocktake_item_found_by on stocktake_item using btree (found_by);
create index stocktake_item_found_place on stocktake_item using btree (found_place_id);
create index stocktake_item_place on stocktake_item using btree (place_id);

create table stocktake_unknown (
  stocktake_id uuid not null,
  tag text collate "C" not null,
  found_at timestamptz not null,
  found_by uuid not null,
  place_id uuid,
  constraint stocktake_unknown_pkey primary key (stocktake_id, tag),
  constraint stocktake_unknown_found_by_fkey foreign key (found_by) references principal(id),
  constraint stocktake_unknown_place_id_fkey foreign key (place_id) references place(id),
  constraint stocktake_unknown_stocktake_id_fkey foreign key (stocktake_id) references stocktake(id) on delete cascade
);
create index stocktake_unknown_found_by on stocktake_unknown using btree (found_by);
create index stocktake_unknown_place on stocktake_unknown using btree (place_id);

create table suite_member (
  suite_id uuid not null,
  member_id uuid not null,
  constraint suite_member_pkey primary key (suite_id, member_id),
  constraint suite_member_member_id_fkey foreign key (member_id) references product(id) on delete cascade,
  constraint suite_member_suite_id_fkey foreign key (suite_id) references product(id) on delete cascade,
  constraint suite_member_other check (suite_id <> member_id)
);
create index suite_member_of on suite_member using btree (member_id);

create table tag (
  id uuid not null,
  name text collate "C" not null,
  title text collate "seen" not null,
  created_at timestamptz not null,
  created_by uuid,
  constraint tag_pkey primary key (id),
  constraint tag_name_unique unique (name),
  constraint tag_created_by_fkey foreign key (created_by) references principal(id)
);
create index tag_created_by on tag using btree (created_by);

create table team (
  id uuid not null,
  key text collate "C" not null,
  title text collate "seen" not null,
  audience_id integer not null,
  archived boolean not null default false,
  description text not null default ''::text,
  email text collate "C" not null default ''::text,
  zone text,
  calendar_id uuid,
  updated_at timestamptz not null,
  constraint team_pkey primary key (id),
  constraint team_audience_id_fkey foreign key (audience_id) references audience(id),
  constraint team_calendar_id_fkey foreign key (calendar_id) references calendar(id),
  constraint team_id_fkey foreign key (id) references entity(id),
  constraint team_principal foreign key (id) references principal(id)
);
create index team_audience on team using btree (audience_id);
create index team_by_name on team using btree (title, id) where not archived;
create index team_calendar on team using btree (calendar_id);
create unique index team_name on team using btree (lower(title)) where not archived;

create table terms_of_use (
  version integer not null,
  text text not null,
  created_at timestamptz not null,
  created_by uuid not null,
  constraint terms_of_use_pkey primary key (version),
  constraint terms_of_use_created_by_fkey foreign key (created_by) references principal(id),
  constraint terms_of_use_text_check check (text <> ''::text),
  constraint terms_of_use_version_check check (version > 0)
);
create index terms_of_use_created_by on terms_of_use using btree (created_by);
create trigger terms_of_use_stay before delete or update on terms_of_use for each row execute function terms_stay();

create table ticket (
  id uuid not null,
  channel text not null,
  cause text not null default ''::text,
  resolution text not null default ''::text,
  asked_by text,
  let_go_at timestamptz,
  constraint ticket_pkey primary key (id),
  constraint ticket_id_fkey foreign key (id) references entity(id) on delete cascade,
  constraint ticket_channel_check check (channel = any (array['portal'::text, 'desk'::text, 'mail'::text, 'phone'::text, 'api'::text, 'import'::text]))
) with (fillfactor=90);

create table time_entry (
  id uuid not null,
  work_id uuid not null,
  person_id uuid not null,
  minutes integer not null,
  spent_on date not null,
  note text not null default ''::text,
  created_at timestamptz not null,
  removed_at timestamptz,
  constraint time_entry_pkey primary key (id),
  constraint time_entry_person_id_fkey foreign key (person_id) references principal(id),
  constraint time_entry_work_id_fkey foreign key (work_id) references work(id) on delete cascade,
  constraint time_entry_minutes_check check (minutes >= 1 and minutes <= 1440)
);
create index time_entry_person on time_entry using btree (person_id, spent_on);
create index time_entry_work on time_entry using btree (work_id, created_at);

create table vendor (
  id uuid not null,
  key text collate "C" not null,
  title text collate "seen" not null,
  audience_id integer not null,
  archived boolean not null default false,
  website text not null default ''::text,
  services text not null default ''::text,
  tier text collate "C",
  account_no text not null default ''::text,
  note text not null default ''::text,
  updated_at timestamptz not null,
  constraint vendor_pkey primary key (id),
  constraint vendor_audience_id_fkey foreign key (audience_id) references audience(id),
  constraint vendor_id_fkey foreign key (id) references entity(id) on delete cascade,
  constraint vendor_tier check (tier = any (array['1'::text, '2'::text, '3'::text, '4'::text]))
);
create index vendor_audience on vendor using btree (audience_id);
create index vendor_by_name on vendor using btree (title, id);
create index vendor_by_updated on vendor using btree (updated_at desc, id desc);
create unique index vendor_name_unique on vendor using btree (lower(title)) where not archived;

create table vendor_contact (
  id uuid not null,
  vendor_id uuid not null,
  name text not null,
  role text not null default ''::text,
  email text not null default ''::text,
  phone text not null default ''::text,
  constraint vendor_contact_pkey primary key (id),
  constraint vendor_contact_vendor_id_fkey foreign key (vendor_id) references vendor(id) on delete cascade
);
create index vendor_contact_vendor on vendor_contact using btree (vendor_id, name);

create table vendor_seat (
  id uuid not null,
  product_id uuid not null,
  account text collate "C" not null,
  name text collate "seen" not null default ''::text,
  person_id uuid,
  by_hand boolean not null default false,
  source text collate "C" not null,
  last_used date,
  since timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz,
  said_by uuid[] not null default '{}'::uuid[],
  constraint vendor_seat_pkey primary key (id),
  constraint vendor_seat_person_id_fkey foreign key (person_id) references entity(id),
  constraint vendor_seat_product_id_fkey foreign key (product_id) references product(id) on delete cascade
);
create index vendor_seat_account on vendor_seat using btree (account) where by_hand;
create unique index vendor_seat_now on vendor_seat using btree (product_id, account) where ended_at is null;
create index vendor_seat_person on vendor_seat using btree (person_id);
create index vendor_seat_product on vendor_seat using btree (product_id, ended_at);
create index vendor_seat_source on vendor_seat using btree (source) where ended_at is null;

create table vendor_service (
  id uuid not null,
  key text collate "C" not null,
  title text collate "seen" not null,
  audience_id integer not null,
  archived boolean not null default false,
  vendor_id uuid not null,
  contract_id uuid,
  what text not null default ''::text,
  tier text collate "C",
  updated_at timestamptz not null,
  constraint vendor_service_pkey primary key (id),
  constraint vendor_service_audience_id_fkey foreign key (audience_id) references audience(id),
  constraint vendor_service_contract_id_fkey foreign key (contract_id) references contract(id),
  constraint vendor_service_id_fkey foreign key (id) references entity(id) on delete cascade,
  constraint vendor_service_vendor_id_fkey foreign key (vendor_id) references vendor(id),
  constraint vendor_service_tier check (tier = any (array['1'::text, '2'::text, '3'::text, '4'::text]))
);
create index vendor_service_audience on vendor_service using btree (audience_id);
create index vendor_service_by_name on vendor_service using btree (title, id);
create index vendor_service_by_tier on vendor_service using btree (coalesce(tier, '9'::text), id);
create index vendor_service_by_updated on vendor_service using btree (updated_at desc, id desc);
create index vendor_service_contract on vendor_service using btree (contract_id);
create index vendor_service_vendor on vendor_service using btree (vendor_id, title);

create table view (
  id uuid not null,
  list text collate "C" not null,
  title text collate "seen" not null,
  owner_id uuid not null,
  shared_with uuid,
  q text not null,
  sort text,
  columns text[],
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint view_pkey primary key (id),
  constraint view_owner_id_fkey foreign key (owner_id) references principal(id) on delete cascade,
  constraint view_shared_with_fkey foreign key (shared_with) references principal(id) on delete set null
);
create index view_owner on view using btree (owner_id, list);
create index view_shared on view using btree (shared_with, list) where shared_with is not null;

create table view_choice (
  person_id uuid not null,
  list text collate "C" not null,
  view text collate "C" not null,
  position integer not null,
  hidden boolean not null default false,
  constraint view_choice_pkey primary key (person_id, list, view),
  constraint view_choice_person_id_fkey foreign key (person_id) references principal(id) on delete cascade
);

create table watcher (
  entity_id uuid not null,
  principal_id uuid not null,
  role text collate "C" not null,
  created_at timestamptz not null,
  created_by uuid,
  constraint watcher_pkey primary key (entity_id, principal_id, role),
  constraint watcher_created_by_fkey foreign key (created_by) references principal(id),
  constraint watcher_entity_id_fkey foreign key (entity_id) references entity(id) on delete cascade,
  constraint watcher_principal_id_fkey foreign key (principal_id) references principal(id) on delete cascade,
  constraint watcher_role_check check (role = any (array['watcher'::text, 'affected'::text, 'copied'::text]))
);
create index watcher_created_by on watcher using btree (created_by);
create index watcher_principal on watcher using btree (principal_id, role, entity_id);

create table webhook (
  id uuid not null,
  name text collate "seen" not null,
  address text not null,
  kinds text[] not null,
  secret bytea not null,
  secret_before bytea,
  before_until timestamptz,
  active boolean not null,
  off_why text,
  person_id uuid not null,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  tx xid8 not null default pg_current_xact_id(),
  event_id bigint not null,
  failing_since timestamptz,
  delivered_at timestamptz,
  rests_until timestamptz,
  holder uuid,
  held_until timestamptz,
  version integer not null default 1,
  constraint webhook_pkey primary key (id),
  constraint webhook_name_unique unique (name),
  constraint webhook_person_id_fkey foreign key (person_id) references principal(id),
  constraint webhook_off_why_check check (off_why = any (array['gone'::text, 'failing'::text]))
);
create index webhook_person on webhook using btree (person_id);

create table webhook_delivery (
  id bigint not null generated always as identity,
  webhook_id uuid not null,
  event_id bigint,
  state text not null,
  made_at timestamptz not null default now(),
  run_after timestamptz not null default now(),
  begun_at timestamptz not null default now(),
  attempts integer not null default 0,
  tried_at timestamptz,
  status integer,
  why text,
  detail text,
  constraint webhook_delivery_pkey primary key (id),
  constraint webhook_delivery_once unique (webhook_id, event_id),
  constraint webhook_delivery_event_id_fkey foreign key (event_id) references event(id),
  constraint webhook_delivery_webhook_id_fkey foreign key (webhook_id) references webhook(id) on delete cascade,
  constraint webhook_delivery_state_check check (state = any (array['waiting'::text, 'done'::text, 'dead'::text, 'withheld'::text]))
);
create index webhook_delivery_dead on webhook_delivery using btree (webhook_id, id) where state = 'dead'::text;
create index webhook_delivery_due on webhook_delivery using btree (webhook_id, run_after, id) where state = 'waiting'::text;
create index webhook_delivery_event on webhook_delivery using btree (event_id);
create index webhook_delivery_made on webhook_delivery using btree (made_at);
create index webhook_delivery_newest on webhook_delivery using btree (webhook_id, id desc);

create table work (
  id uuid not null,
  kind text collate "C" not null,
  key text collate "C" not null,
  title text collate "seen" not null,
  audience_id integer not null,
  archived boolean not null default false,
  workflow_id uuid not null,
  state text collate "C" not null,
  phase text not null,
  open boolean not null generated always as (phase = ANY (ARRAY['new'::text, 'active'::text, 'waiting'::text])) stored,
  priority smallint not null,
  impact smallint not null,
  urgency smallint not null,
  category_id uuid,
  team_id uuid,
  assignee_id uuid,
  requester_id uuid,
  place_id uuid,
  due_at timestamptz not null default 'infinity'::timestamp with time zone,
  hold_until timestamptz,
  opened_at timestamptz not null,
  updated_at timestamptz not null,
  solved_at timestamptz,
  word text not null default 'us'::text,
  restricted boolean not null default false,
  custom jsonb not null default '{}'::jsonb,
  constraint work_pkey primary key (id),
  constraint work_assignee_id_fkey foreign key (assignee_id) references principal(id),
  constraint work_category_id_fkey foreign key (category_id) references category(id),
  constraint work_id_fkey foreign key (id) references entity(id) on delete cascade,
  constraint work_place_id_fkey foreign key (place_id) references place(id),
  constraint work_requester_id_fkey foreign key (requester_id) references principal(id),
  constraint work_team_id_fkey foreign key (team_id) references principal(id),
  constraint work_workflow_id_fkey foreign key (workflow_id) references workflow_version(id),
  constraint work_impact_check check (impact >= 1 and impact <= 3),
  constraint work_phase_check check (phase = any (array['new'::text, 'active'::text, 'waiting'::text, 'done'::text, 'cancelled'::text])),
  constraint work_priority_check check (priority >= 1 and priority <= 5),
  constraint work_urgency_check check (urgency >= 1 and urgency <= 3),
  constraint work_word_check check (word = any (array['us'::text, 'them'::text]))
) with (fillfactor=90);
create index work_category on work using btree (category_id) where category_id is not null;
create index work_custom on work using gin (custom jsonb_path_ops) with (gin_pending_list_limit='512') where custom <> '{}'::jsonb;
create index work_held on work using btree (hold_until) where hold_until is not null;
create index work_of_assignee on work using btree (assignee_id, open, due_at, id) include (audience_id, kind, archived);
create index work_of_team on work using btree (team_id, open, due_at, id) include (audience_id, kind, archived);
create index work_open_due on work using btree (open, due_at, id) include (audience_id, kind) where not archived;
create index work_open_priority on work using btree (open, priority, due_at, id) where not archived;
create index work_open_updated on work using btree (open, updated_at, id) where not archived;
create index work_opened on work using btree (opened_at, id) where not archived;
create index work_place on work using btree (place_id) where place_id is not null;
create index work_requester on work using btree (requester_id, opened_at, id);
create index work_team_priority on work using btree (team_id, priority, due_at, id) where open and not archived;
create index work_updated on work using btree (updated_at, id) where not archived;
create index work_workflow on work using btree (workflow_id);

create table workflow_version (
  id uuid not null,
  kind text collate "C" not null,
  version integer not null,
  definition jsonb not null,
  created_at timestamptz not null,
  created_by uuid,
  constraint workflow_version_pkey primary key (id),
  constraint workflow_version_once unique (kind, version),
  constraint workflow_version_created_by_fkey foreign key (created_by) references principal(id)
);
create index workflow_version_by on workflow_version using btree (created_by);
create trigger workflow_version_changed after insert or delete or update on workflow_version for each statement execute function standing_changed();
