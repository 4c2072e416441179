-- What the lists of accounts, grants and tokens show.

create view account_seen as
  select a.person_id as id, p.name, a.email, a.signed_in_at, a.created_at,
    case when not p.active then 'left' when a.disabled_at is not null then 'closed'
      when a.password_hash is null then 'invited' else 'active' end as state,
    (select max(l.expires_at) from one_time_link l
      where l.person_id = a.person_id and l.kind = 'invitation' and l.used_at is null) as invited_until
  from account a
  join principal p on p.id = a.person_id;

create view role_grant_seen as
  select g.id, g.principal_id, p.name as principal, p.kind as principal_kind, g.role, g.team_id, t.name as team,
    g.granted_at, b.name as granted_by
  from role_grant g
  join principal p on p.id = g.principal_id
  left join principal t on t.id = g.team_id
  left join principal b on b.id = g.granted_by;

create view api_token_seen as
  select k.id, k.name, k.person_id, p.name as person, k.permissions, k.created_at, k.expires_at, k.last_used_at, k.last_ip,
    case when k.revoked_at is not null then 'revoked' when k.expires_at <= now() then 'expired' else 'active' end as state
  from api_token k
  join principal p on p.id = k.person_id;

create view mail_seen as
  select m.id, m.recipient, m.subject, m.created_at, m.not_before, m.sent_at, m.attempts, m.last_error, m.entity_id, e.key as entity_key,
    case when m.state = 'sending' and (m.last_error is not null or m.sending_at < now() - interval '5 minutes')
      then 'uncertain' else m.state end as state
  from mail m
  left join entity e on e.id = m.entity_id;
