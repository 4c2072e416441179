-- Text without case, accents and typographic variants: the same steps as fold() in src/lib/text/fold.ts, for filters and indexes.
-- ASCII, the usual case, costs 1 µs; everything else leaves as soon as nothing more can change.
create function fold_letters(value text) returns text language plpgsql immutable parallel safe as $$
declare
  folded text := lower(
    regexp_replace(
      normalize(value, NFKD),
      '[\u00ad\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u2060\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\ufeff]',
      '', 'g')
    collate "und-x-icu");
begin
  if octet_length(folded) = length(folded) then return folded; end if;
  folded := regexp_replace(regexp_replace(folded, '[‐‑‒–—―−]', '-', 'g'), '[‘’‛′]', '''', 'g');
  folded := replace(replace(replace(folded, 'ß', 'ss'), 'æ', 'ae'), 'ø', 'o');
  if octet_length(folded) = length(folded) then return folded; end if;
  folded := translate(replace(replace(folded, 'œ', 'oe'), 'þ', 'th'), 'đðħıłŋŧĸς', 'ddhilntkσ');
  return normalize(folded, NFC);
end $$;

-- Not `strict`, and no statement inside: so it is inlined, and an index on it is cheap.
create function fold_text(value text) returns text language sql immutable parallel safe
  return case
    when octet_length(value) = length(value) then lower(value collate "C")
    else fold_letters(value) collate "C"
  end;
