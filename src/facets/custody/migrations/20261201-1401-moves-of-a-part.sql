create index concurrently if not exists custody_move_part on custody_move (part_id, at desc, id desc) where part_id is not null;
