-- The networks that a token may be used from; none named: from anywhere. And when it was last refused for that.
alter table api_token
  add column networks text[] not null default '{}',
  add column refused_at timestamptz,
  add column refused_ip text;
