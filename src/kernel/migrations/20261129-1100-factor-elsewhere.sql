-- Who let this session in has vouched for a second factor: none of ours is asked besides.
alter table session add column factor_elsewhere boolean not null default false;
