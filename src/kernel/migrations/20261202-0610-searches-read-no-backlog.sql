-- What was just written waits in a list beside such an index until it is large enough to be sorted in, and each search reads
-- all of that list: 4 MB of it at most are 5 ms. A list of half a megabyte costs writing no more (measured at 450 a second).
alter index doc_tokens set (gin_pending_list_limit = 512);
alter index record_words_said set (gin_pending_list_limit = 512);
