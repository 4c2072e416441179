-- `installation_on` says the same and more.
drop index installation_now;
