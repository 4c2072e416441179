-- On how many days of its time who had an asset, as of when it was last reckoned; no holder: it lay nowhere.
create table cost_share (
  asset_id  uuid not null references cost_thing on delete cascade,
  holder_id uuid,
  days      integer not null,
  -- Of all who had it.
  whole     integer not null,
  -- The one who has it now.
  has_it    boolean not null,
  constraint cost_share_once unique nulls not distinct (asset_id, holder_id)
);
