-- When more of a product will be needed than is owned, as of when it was last counted; a row only where that is so.
create table need_forecast (
  product_id uuid primary key references product on delete cascade,
  -- The last day of the month in which it first is.
  short_on   date not null,
  short      integer not null,
  needed     integer not null,
  owned      integer not null,
  -- What the missing seats cost in their first year.
  cost_minor bigint,
  currency   text collate "C",
  constraint need_forecast_cost check ((cost_minor is null) = (currency is null))
);
create index need_forecast_on on need_forecast (short_on, product_id);
