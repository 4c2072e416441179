-- Software as devices report it, each name, version, publisher and source once.
create table package (
  id        integer primary key generated always as identity,
  name      text not null collate seen,
  version   text not null collate "C",
  publisher text not null collate seen,
  -- Where it came from: deb, rpm, registry…
  source    text not null collate "C",
  constraint package_once unique (name, version, publisher, source)
);

-- From when to when a package was on a device; one row for all the time in between, however often it was reported.
create table installation (
  device_id  uuid not null references entity on delete cascade,
  package_id integer not null references package,
  first_seen timestamptz not null,
  -- None while it is there.
  last_seen  timestamptz,
  primary key (device_id, package_id, first_seen)
);
create unique index installation_now on installation (device_id, package_id) where last_seen is null;
create index installation_package on installation (package_id, device_id);
