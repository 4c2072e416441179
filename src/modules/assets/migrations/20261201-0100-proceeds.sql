-- What a thing brought in the end.
alter table asset
  add column proceeds_minor bigint,
  add column proceeds_currency text collate "C",
  add constraint asset_proceeds check ((proceeds_minor is null) = (proceeds_currency is null) and proceeds_minor >= 0
    and proceeds_currency ~ '^[A-Z]{3}$') not valid;
