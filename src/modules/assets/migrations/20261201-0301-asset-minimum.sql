-- Few things have a least that must be in stock; they are looked through every hour.
create index concurrently if not exists asset_minimum on asset (id) where minimum is not null;
