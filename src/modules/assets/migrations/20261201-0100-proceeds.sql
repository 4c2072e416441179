-- What a thing brought in the end.
alter table asset
  add column proceeds_minor bigint check (proceeds_minor >= 0),
  add column proceeds_currency text collate "C" check (proceeds_currency ~ '^[A-Z]{3}$'),
  add constraint asset_proceeds check ((proceeds_minor is null) = (proceeds_currency is null));
