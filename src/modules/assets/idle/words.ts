import { vocabulary } from '#lib/words'

/** Why a device does less than it could, and what could be done. */
export const w = vocabulary('assets.idle', {
  'why.silent': 'In use, but not heard of since {day}',
  'why.waits': 'Ready since {day}',
  'why.late': 'Was due back on {day}',
  'why.nobody': 'In use, but nobody has it',
  'why.left': 'Whoever has it works here no more',
  'why.several': 'An older one of {n} of this type that {holder} has',
  'why.roomy': 'Its disks are only {n}% full',
  'why.past': 'Costs more to keep for a year than a new one does',
  'could.silent': 'Ask whoever has it, or take it back',
  'could.waits': 'Hand it out, or sell it',
  'could.late': 'Ask for it back',
  'could.nobody': 'Find it, and say who has it',
  'could.left': 'Take it back',
  'could.several': 'Ask whether all of them are needed',
  'could.roomy': 'Buy the next one smaller',
  'could.past': 'Replace it',
  somebody: 'somebody',
  'home.idle':
    '{n, plural, one {One device lies idle} other {# devices lie idle}}{money, select, none {} other {, {money} in {n, plural, one {it} other {them}}}}',
  'home.past':
    '{n, plural, one {One device is past its cheapest age} other {# devices are past their cheapest age}}',
  'home.both': '{idle}; {past}',
  'home.all-idle': '{n, plural, one {Show the idle one} other {Show all # idle ones}}',
  'home.all-past': '{n, plural, one {Show the one past its age} other {Show all # past their age}}',
})
