-- Seats that were given before the ledger knew them; by whom, the timeline says, else the house. `allocation` stays for servers of the
-- version before, which may still read it; nothing else does.
insert into part_holding (item_id, part_id, holder_id, quantity, since)
select l.product_id, l.id, a.holder_id, 1, a.since from allocation a join entitlement l on l.id = a.entitlement_id;

with told as materialized (
  select distinct on (t.lot_id, t.holder_id) t.* from (
    select e.id, e.actor_id, d.payload::jsonb ->> 'lot_id' as lot_id, d.payload::jsonb ->> 'holder_id' as holder_id
    from event e join event_data d on d.event_id = e.id join principal p on p.id = e.actor_id
    where e.kind = 'product.seat-given' and d.payload::jsonb ->> 'given' = 'true'
  ) t order by t.lot_id, t.holder_id, t.id desc
)
insert into custody_move (id, item_id, quantity, from_id, to_id, at, actor_id, reason, batch, part_id, part_kind, part)
select gen_random_uuid(), l.product_id, 1, null, a.holder_id, a.since,
  coalesce(t.actor_id, '00000000-0000-7000-8000-000000000001'), 'handed-over', gen_random_uuid(), l.id, 'seat', l.order_no
from allocation a join entitlement l on l.id = a.entitlement_id
left join told t on t.lot_id = a.entitlement_id::text and t.holder_id = a.holder_id::text;
