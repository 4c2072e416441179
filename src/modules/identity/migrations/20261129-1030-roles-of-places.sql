create or replace view role_grant_seen as
  select g.id, g.principal_id, p.name as principal, p.kind as principal_kind, g.role, g.team_id, t.name as team,
    g.granted_at, b.name as granted_by, g.place_id, s.title as place
  from role_grant g
  join principal p on p.id = g.principal_id
  left join principal t on t.id = g.team_id
  left join entity s on s.id = g.place_id
  left join principal b on b.id = g.granted_by;
