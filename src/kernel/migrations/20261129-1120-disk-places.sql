-- The disks that the programs of this house write to, as each last said.
create table disk_place (
  place   text primary key collate "C",
  free_mb bigint not null,
  -- So little is left that files and imports are not taken.
  low     boolean not null,
  -- Since when that is so, or is not.
  since   timestamptz not null,
  seen_at timestamptz not null
);
