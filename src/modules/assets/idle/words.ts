import { vocabulary } from '#lib/words'

/** Why a device does less than it could, and what could be done. */
export const w = vocabulary('assets.idle', {
  'why.silent': 'In use, but not heard of since {day}',
  'why.waits': 'Ready since {day}',
  'why.late': 'Was due back on {day}',
  'why.nobody': 'In use, but nobody has it',
  'why.left': 'Whoever has it works here no more',
  'why.several': 'An older one of {n} of this type that {holder} has',
  'why.memory': 'At most {n}% of its memory in use',
  'why.roomy': 'Its disks are only {n}% full',
  'why.past': 'Costs more to keep for a year than a new one does',
  'could.silent': 'Ask whoever has it, or take it back',
  'could.waits': 'Hand it out, or sell it',
  'could.late': 'Ask for it back',
  'could.nobody': 'Find it, and say who has it',
  'could.left': 'Take it back',
  'could.several': 'Ask whether all of them are needed',
  'could.memory': 'Give it to somebody who needs more',
  'could.roomy': 'Buy the next one smaller',
  'could.do': '{model} would do',
  'could.past': 'Replace it',
  'memory-percent': 'Percent of its memory that a device must have used at some time, not to be too large',
  'memory-percent-hint':
    'Of devices with 16 GB or more. What processes share is counted with each of them, so more is told than is in use: what is too large by it is too large',
  'disk-percent': 'Percent of its disks that must be filled, for a device not to be too large',
  'disk-percent-hint': 'Of devices with 400 GB or more, as they were reported last',
  'busy-days': 'Days that are looked back on for how much memory was in use',
  'busy-days-hint': 'It must have been heard on seven of them. Agents tell it once or more a day',
  somebody: 'somebody',
  reckon: 'Reckon which devices lie idle, for lists',
  'home.idle':
    '{n, plural, one {One device lies idle} other {# devices lie idle}}{money, select, none {} other {, {money} in {n, plural, one {it} other {them}}}}',
  'home.past':
    '{n, plural, one {One device is past its cheapest age} other {# devices are past their cheapest age}}',
  'home.both': '{idle}; {past}',
  'home.all-idle': '{n, plural, one {Show the idle one} other {Show all # idle ones}}',
  'home.all-past': '{n, plural, one {Show the one past its age} other {Show all # past their age}}',
})
