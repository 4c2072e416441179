-- Devices that belong to the people who use them: less of them is kept.
alter table agent add column private boolean not null default false;
-- Whatever comes in by such a token is somebody's own.
alter table agent_token add column private boolean not null default false;
