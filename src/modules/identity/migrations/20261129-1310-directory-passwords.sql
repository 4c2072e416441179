-- Whoever comes by the password of a directory has accepted without one of ours.
create or replace view account_seen as
  select a.person_id as id, p.name, a.email, a.signed_in_at, a.created_at,
    case when not p.active then 'left' when a.disabled_at is not null then 'closed'
      when a.password_hash is null and a.came_by_directory_at is null
        and not exists (select from linked_identity l where l.person_id = a.person_id)
      then 'invited' else 'active' end as state,
    (select max(l.expires_at) from one_time_link l
      where l.person_id = a.person_id and l.kind = 'invitation' and l.used_at is null) as invited_until
  from account a
  join principal p on p.id = a.person_id;
