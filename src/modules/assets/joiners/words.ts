import { vocabulary } from '#lib/words'

export const w = vocabulary('assets.joiners', {
  prepares: 'A kit is prepared for whoever begins',
  'prepares-hint':
    'Whoever has a first day ahead, and a kit for their department or job title, gets a ticket with what of it is there, which is booked for them. What is missing becomes a drafted purchase. This is checked every hour',
  ahead: 'Days before the first day on which the kit is put together',
  'ahead-hint': 'Whoever is entered later has theirs put together at once',
  'ready-days': 'Working days before the first day by which the kit must be ready',
  'ready-days-hint': 'By the calendar of the organisation, else from Monday to Friday',
  look: 'Put kits together for whoever begins',
  purpose: 'First day',
  'said-prepared': 'A kit was put together for the first day: {kits}',
  'said-moved': 'The first day moved: the kit must be ready by {day}',
  'said-over': 'The kit for the first day is no longer needed',
  'ticket-title': 'Prepare the kit for {name} by {day}',
  'ticket-text': '{name} begins on {start}. Their kit: {kits}.',
  there: 'There, and booked where it can be:',
  'nothing-there': 'Nothing of it is free.',
  buy: 'To be bought; a purchase is drafted:',
  seats: 'Licences:',
  'seat.given': '{title}: they have a seat',
  'seat.ready': '{title}: nothing needs to be given',
  'seat.lacking': '{title}: none is left; it counts as missing',
  few: '{n} × {title}',
  'purchase-title': 'Kit for {name}, who begins on {start}',
  'moved-text': '{name} now begins on {start}. The kit must be ready by {day}.',
  'over-text': '{name} does not begin then after all: this is no longer needed.',
})
