-- Where the book had a thing lying when it was seen; none: with nobody, or with somebody. Without it nobody could tell whether
-- what was found here, and is booked elsewhere, has been handed on since.
alter table stocktake_item add column book_place_id uuid references place;
update stocktake_item set book_place_id = place_id where found_at is not null;
create index stocktake_item_book_place on stocktake_item (book_place_id);
