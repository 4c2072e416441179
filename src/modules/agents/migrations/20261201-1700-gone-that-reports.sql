-- When a device last reported while its asset was gone: somebody is told.
alter table agent add column gone_seen_at timestamptz;
create index agent_gone on agent (gone_seen_at) where gone_seen_at is not null;
