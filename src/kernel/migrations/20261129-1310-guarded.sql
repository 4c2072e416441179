-- What lets somebody do more is looked at where it changes; these change such things, too, and seldom.
create trigger account_reached after insert or update of email on account for each statement execute function standing_changed();
create trigger one_time_link_made after insert on one_time_link for each statement execute function standing_changed();
