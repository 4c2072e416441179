-- How busy a device was at most on each of its last days, the last one being `day`; in percent, none where nothing was heard.
create table agent_load (
  agent_id uuid primary key references agent on delete cascade,
  day      date not null,
  memory   smallint[] not null,
  cpu      smallint[] not null
);
