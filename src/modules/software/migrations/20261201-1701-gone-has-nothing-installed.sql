-- What left before it was the rule that what is gone takes no licence.
update installation i set last_seen = now() from asset a
  where a.id = i.device_id and a.meaning = 'gone' and i.last_seen is null;
delete from denied_found f using asset a where a.id = f.device_id and a.meaning = 'gone';
