-- Who saw a key stands in the register also once the key is gone: of which product it was, and what it was called.
alter table licence_key_sight
  add column product_id uuid references product on delete cascade,
  add column label text collate seen,
  add column ending text collate "C";
update licence_key_sight s set product_id = l.product_id, label = k.label, ending = k.ending
  from licence_key k join entitlement l on l.id = k.entitlement_id where k.id = s.key_id;
alter table licence_key_sight
  alter column product_id set not null,
  alter column label set not null,
  alter column ending set not null,
  alter column key_id drop not null,
  drop constraint licence_key_sight_key_id_fkey,
  add constraint licence_key_sight_key_id_fkey foreign key (key_id) references licence_key on delete set null;
create index licence_key_sight_product on licence_key_sight (product_id);
