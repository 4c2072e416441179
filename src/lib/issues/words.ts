import { vocabulary } from '#lib/words'

export const w = vocabulary('issues', {
  needs_value: 'Fill this in.',
  not_number: 'Write a number.',
  bad_format: 'This cannot be read.',
  bad_choice: 'Pick one of those offered.',
  bad_email: 'Write an address such as ana@example.org.',
  bad_url: 'Write an address such as https://example.org.',
  bad_date: 'Write a date such as 10 Nov 2026.',
  too_short: 'At least {min, number} characters.',
  too_long: 'At most {max, number} characters.',
  too_few: 'At least {min, number}.',
  too_many: 'At most {max, number}.',
  too_low: 'At least {min, number}.',
  too_high: 'At most {max, number}.',
  not_multiple: 'In steps of {of, number}.',
  no_field: 'There is no such field.',
  no_field_near: 'There is no such field; did you mean {near}?',
  one_of: 'One of these: {values}.',
})
