import { vocabulary } from '#lib/words'

export const w = vocabulary('migrate', {
  'bad-name': 'The migration {file} must be named like 20261122-0900-what-it-does.sql',
  changed:
    'The migration {file} was changed after this database had run it; put the old text back and add a new migration',
  missing:
    'This database has run the migration {file}, which this version of Wheelhouse does not know: start the newer version again',
  failed: 'The migration {file} failed, and nothing of it was kept: {why}',
  held: 'The migration {file} did not get hold of a table within five minutes, and nothing of it was kept. {n, plural, =0 {Whatever held it has let go by now} other {Held by: {who}}}; start again once that has ended',
})
