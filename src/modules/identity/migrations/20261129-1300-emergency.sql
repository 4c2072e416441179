-- Accounts that are kept for the day on which nobody else can come in; whatever is done with one is told aloud.
create table emergency_account (
  person_id uuid primary key references account on delete cascade,
  marked_at timestamptz not null,
  -- When its password last let somebody in.
  tried_at  timestamptz,
  -- When its administrators last had mail of somebody who failed to come in.
  told_at   timestamptz
);
