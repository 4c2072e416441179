-- By which key an installation signed before its secret was exchanged, and up to where: said, and signed, by the key that came after.
create table seal_key (
  key       text not null collate "C",
  before    text not null collate "C",
  size      bigint not null,
  at        timestamptz not null,
  signature text not null,
  primary key (key, before)
);
