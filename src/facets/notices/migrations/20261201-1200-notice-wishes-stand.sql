-- Many facts are told to the same few: how they wish to be told is kept until one of them wishes otherwise.
create trigger notice_wish_changed after insert or update or delete on notice_wish for each statement execute function standing_changed();
