import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('issues', {
  needs_value: 'Bitte ausfüllen.',
  not_number: 'Bitte eine Zahl eingeben.',
  bad_format: 'Das lässt sich nicht lesen.',
  bad_choice: 'Bitte etwas aus der Auswahl nehmen.',
  bad_email: 'Bitte eine Adresse wie ana@example.org eingeben.',
  bad_url: 'Bitte eine Adresse wie https://example.org eingeben.',
  bad_date: 'Bitte ein Datum wie 10.11.2026 eingeben.',
  too_short: 'Mindestens {min, number} Zeichen.',
  too_long: 'Höchstens {max, number} Zeichen.',
  too_few: 'Mindestens {min, number}.',
  too_many: 'Höchstens {max, number}.',
  too_low: 'Mindestens {min, number}.',
  too_high: 'Höchstens {max, number}.',
  not_multiple: 'In Schritten von {of, number}.',
  no_field: 'Ein solches Feld gibt es nicht.',
  no_field_near: 'Ein solches Feld gibt es nicht; ist {near} gemeint?',
  one_of: 'Eines von diesen: {values}.',
})
