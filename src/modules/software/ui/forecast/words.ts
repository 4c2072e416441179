import { vocabulary } from '#lib/words'

export const w = vocabulary('software-ui.forecast', {
  'soon.heading':
    '{n, plural, =0 {No product will run short} one {Licences of one product will be missing} other {Licences of # products will be missing}} within six months',
  'soon.text':
    'By who begins and who leaves, the shares of their departments and roles, and the terms of what was bought. What is missing today stands in the list of products.',
  'soon.none': 'What is owned is enough',
  'title.of': 'Need of {name}',
  enough: 'What is owned is enough for {months} months',
  'short-on': 'From {month} on {n, plural, one {a licence is} other {# licences are}} missing',
  'short-cost':
    'From {month} on {n, plural, one {a licence is} other {# licences are}} missing; to buy {n, plural, one {it} other {them}} costs {cost}',
  'short-now': '{n, plural, one {A licence is} other {# licences are}} missing today',
  'short-now-cost':
    '{n, plural, one {A licence is} other {# licences are}} missing today; to buy {n, plural, one {it} other {them}} costs {cost}',
  'by-trend': 'With the trend of the last months already from {month} on',
  'only-trend':
    'By who comes and goes it is enough; with the trend of the last months {n, plural, one {one is} other {# are}} missing from {month} on',
  now: '{use} in use, {owned} owned today',
  ahead: 'What will be needed',
  'ahead.text': 'It is on so many devices that this takes a moment to work out',
  all: 'Month by month',
  month: 'Month',
  joiners: 'Joiners',
  leavers: 'Leavers',
  trend: 'Trend',
  needed: 'Needed',
  owned: 'Owned',
  missing: 'Missing',
  cost: 'Costs',
  product: 'Product',
  'missing-by': 'Missing by',
  rests: 'What it rests on',
  'rests.list': 'Seats of today by the vendor’s list: {n}.',
  'rests.devices': 'Seats of today by what is installed: {n}.',
  'rests.peaks':
    'Seats of today by the most that were in use at once: {n}. Each who has it installed counts as their share of that.',
  'rests.others':
    '{n, plural, one {One of them is} other {# of them are}} no person’s, and {n, plural, one {stays} other {stay}} as {n, plural, one {it is} other {they are}}.',
  'rests.joiners':
    '{n, plural, =0 {Nobody begins in these months.} one {One person begins; what others of their department and role use on average is counted.} other {# people begin; what others of their departments and roles use on average is counted.}}',
  'rests.leavers':
    '{n, plural, =0 {Nobody who uses it has a last day in these months.} one {One of those who use it has a last day.} other {# of those who use it have a last day.}}',
  'rests.few': 'So few use it that no last day to come is counted.',
  'rests.ends': '{quantity, plural, one {# licence ends} other {# licences end}} on {day}.',
  'rests.rights-more': 'Rights of its family give it {n}, as today.',
  'rests.rights-less': 'Its own rights give {n} to others of its family, as today.',
  'rests.trend':
    'Trend: of those who were here all along {n} a month, over the last {over} months; counted beside.',
  'rests.no-trend': 'Too short a time is known to say a trend.',
})
