-- Who tried to come in, how, and what came of it; kept for ninety days, the audit trail for good. Whoever gave the right
-- password and owes a code has a row of the same id in half_sign_in, and this one is told to be whole with it.
create table sign_in (
  id        uuid primary key,
  person_id uuid not null references account on delete cascade,
  at        timestamptz not null,
  how       text not null,
  result    text not null,
  ip        text not null,
  agent     text not null
);
create index sign_in_person on sign_in (person_id, at desc, id desc);
create index sign_in_at on sign_in (at);

create or replace view api_token_seen as
  select k.id, k.name, k.person_id, p.name as person, k.permissions, k.created_at, k.expires_at, k.last_used_at, k.last_ip,
    case when k.revoked_at is not null then 'revoked' when k.expires_at <= now() then 'expired' else 'active' end as state,
    k.networks, k.refused_at, k.refused_ip
  from api_token k
  join principal p on p.id = k.person_id;
