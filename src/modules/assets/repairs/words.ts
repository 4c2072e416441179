import { vocabulary } from '#lib/words'

export const w = vocabulary('assets.repairs', {
  'kind.repair': 'Repair',
  'kind.maintenance': 'Maintenance',
  'kind.inspection': 'Inspection',
  'result.repaired': 'repaired',
  'result.replaced': 'replaced by another one',
  'result.no-fault': 'no fault found',
  'result.not-repaired': 'not repaired',
  'is-away': '{name} is away for repair already',
  'is-counted': '{name} is counted; only single things are repaired',
  'is-closed': 'This repair has ended',
  'no-serial': 'A new serial number belongs to one that was replaced',
  'no-way-back': 'It is not known to whom {name} goes back; say where it goes',
  'no-vendor': 'That vendor was not found',
  'said-opened':
    '{kind} begun{to, select, none {} other {, with {to}}}{day, select, none {} other {, expected back {day}}}',
  'said-changed': 'Changed what is known of its repair',
  'said-closed':
    '{kind} ended: {result}{cost, select, none {} other {, {cost}}}; it was missing for {days, plural, =0 {less than a day} one {# day} other {# days}}',
  'home.overdue':
    '{n, plural, one {One asset should be back from repair} other {# assets should be back from repair}}',
  'home.all': '{n, plural, one {Show it} other {Show all #}}',
})
