-- What left before it was the rule that seats and keys of what is gone go back.
insert into custody_move (id, item_id, quantity, from_id, to_id, at, actor_id, reason, batch, part_id, part_kind, part)
select gen_random_uuid(), h.item_id, h.quantity, h.holder_id, null, now(), '00000000-0000-7000-8000-000000000001', 'holder-gone',
  gen_random_uuid(), h.part_id, coalesce(m.part_kind, 'seat'), coalesce(m.part, '')
from part_holding h join asset a on a.id = h.holder_id and a.meaning = 'gone'
left join lateral (
  select part_kind, part from custody_move where part_id = h.part_id order by at desc, id desc limit 1) m on true;
delete from part_holding h using asset a where a.id = h.holder_id and a.meaning = 'gone';
