-- Keys that were handed out before the ledger knew them: when somebody came by one, and when they gave it back. A key that is gone by
-- now cannot be told; the register of who saw keys has it.
with handed as (
  select s.key_id, s.holder_id, s.given_back_at, min(s.at) as at, (array_agg(s.by_id order by s.at, s.id))[1] as by_id,
    (array_agg(s.product_id order by s.at, s.id))[1] as product_id, (array_agg(s.label order by s.at, s.id))[1] as label
  from licence_key_sight s where s.key_id is not null and s.holder_id is not null
  group by s.key_id, s.holder_id, s.given_back_at
), back as materialized (
  select distinct on (e.at, d.payload::jsonb ->> 'key_id', d.payload::jsonb ->> 'holder_id') e.at, e.actor_id,
    d.payload::jsonb ->> 'key_id' as key_id, d.payload::jsonb ->> 'holder_id' as holder_id
  from event e join event_data d on d.event_id = e.id join principal p on p.id = e.actor_id
  where e.kind = 'product.key-returned'
), held as (
  insert into part_holding (item_id, part_id, holder_id, quantity, since)
  select product_id, key_id, holder_id, 1, at from handed where given_back_at is null
)
insert into custody_move (id, item_id, quantity, from_id, to_id, at, actor_id, reason, batch, part_id, part_kind, part)
select gen_random_uuid(), product_id, 1, null::uuid, holder_id, at, by_id, 'handed-over', gen_random_uuid(), key_id, 'key', label
from handed
union all
select gen_random_uuid(), h.product_id, 1, h.holder_id, null, h.given_back_at,
  coalesce(b.actor_id, '00000000-0000-7000-8000-000000000001'), 'taken-back', gen_random_uuid(), h.key_id, 'key', h.label
from handed h left join back b on b.at = h.given_back_at and b.key_id = h.key_id::text and b.holder_id = h.holder_id::text
where h.given_back_at is not null;
