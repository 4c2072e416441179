-- Who saw a key stands in the register also once the key is gone: of which product it was, and what it was called.
alter table licence_key_sight
  add column product_id uuid references product on delete cascade,
  add column label text collate seen,
  add column ending text collate "C";
update licence_key_sight s set product_id = l.product_id, label = k.label, ending = k.ending
  from licence_key k join entitlement l on l.id = k.entitlement_id where k.id = s.key_id;
-- A server of the version before says none of this.
create function licence_key_sight_named() returns trigger language plpgsql as $$
begin
  if new.product_id is null then
    select l.product_id, k.label, k.ending into new.product_id, new.label, new.ending
    from licence_key k join entitlement l on l.id = k.entitlement_id where k.id = new.key_id;
  end if;
  return new;
end $$;
create trigger licence_key_sight_named before insert on licence_key_sight
  for each row execute function licence_key_sight_named();
alter table licence_key_sight
  alter column key_id drop not null,
  drop constraint licence_key_sight_key_id_fkey,
  add constraint licence_key_sight_key_id_fkey foreign key (key_id) references licence_key on delete set null;
create index licence_key_sight_product on licence_key_sight (product_id);
