import type { Random } from '#lib/random'
import { HOUR_MS, MINUTE_MS } from '#lib/time/instant'
import { askerAt } from './everyday.ts'
import type { Done, Life } from './life.ts'
import { capital, teller } from './slots.ts'
import { around, type DemoWorld, oneIn, share } from './world.ts'

/** Ten months before today, on the next Tuesday that is no holiday's neighbour, at 10:12 in Bergen. */
export function outageAt(now: number): number {
  const then = Temporal.Instant.fromEpochMilliseconds(now)
    .toZonedDateTimeISO('Europe/Oslo')
    .subtract({ months: 10 })
  const tuesday = then.add({ days: (9 - then.dayOfWeek) % 7 })
  return tuesday.with({ hour: 10, minute: 12, second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 })
    .epochMilliseconds
}

export const outageTag = 'outage-nas-1'

const complaints: readonly (readonly [
  category: string,
  titles: readonly string[],
  words: readonly string[],
])[] = [
  [
    'Access › Shared folder',
    [
      'All shared folders are gone',
      'Drive P is empty',
      'Cannot save anything',
      'No access to the folder of {ship}',
    ],
    [
      'Nothing opens any more since ten past ten.',
      'It says the network path was not found. For everybody here.',
      'I had the weight list open and cannot save it. What shall I do?',
      'The whole of {room} sits and waits.',
    ],
  ],
  [
    'Software › Drawing vault',
    ['Vault cannot be reached', 'Vault hangs for everybody', 'Cannot open any drawing'],
    [
      'The client says “storage offline”.',
      'Production stands, the cutting line has no files.',
      'Five of us, the same message.',
    ],
  ],
  [
    'Software › ERP',
    ['ERP is down', 'Goods receipt does not work', 'ERP throws everybody out'],
    [
      'A lorry stands at the gate and I cannot book it in.',
      'It closes after the sign-in.',
      'Month-end is on Thursday, just so that you know.',
    ],
  ],
  [
    'Software › Mail',
    ['Mail attachments do not open', 'Mail is very slow'],
    ['Text comes, files do not.', 'One mail a minute, if at all.'],
  ],
  [
    'Hardware › Printer',
    ['Nothing prints any more'],
    ['The print server does not answer.', 'Labels for {ship} are due at noon.'],
  ],
]

/** A morning on which people wrote, most within two hours, from all sites. */
function rush(random: Random, at: number) {
  const minutes = Math.floor(random.next() ** 2 * 330)
  const site = share(random, 66)
    ? 'Bergen'
    : share(random, 70)
      ? 'Hamburg'
      : share(random, 60)
        ? 'Valparaíso'
        : 'Remote'
  return { at: at + (2 + minutes) * MINUTE_MS, site }
}

const desk = ['Mikkel Krog', 'Jonas Behrens', 'Tomás Araya'] as const

/** One who wrote: most became one with the ticket that led, the others were answered in the evening and the day after. */
function complaint(random: Random, world: DemoWorld, began: number): Life | undefined {
  const opening = rush(random, began)
  const asker = askerAt(random, world, opening)
  if (!asker) return undefined
  const [category, titles, words] = random.pick(complaints)
  const tells = teller(random, {
    site: asker.site,
    asker: asker.name,
    colleague: asker.name,
    manager: asker.name,
    department: asker.department,
  })
  const by = asker.site === 'Hamburg' ? desk[1] : asker.site === 'Valparaíso' ? desk[2] : desk[0]
  const life = {
    kind: 'incident' as const,
    title: capital(tells.pick(titles)),
    asks: asker.name,
    site: asker.site,
    category,
    weight: [2, 1] as const,
    opened: opening.at,
    channel: oneIn(random, 3) ? ('phone' as const) : ('portal' as const),
    words: capital(tells.pick(words)),
    tags: [outageTag],
  }
  const gathered = began + 200 * MINUTE_MS
  if (opening.at < gathered && share(random, 68))
    return { ...life, merged: { at: gathered, by: desk[0] }, deeds: [] }
  const answered = Math.max(opening.at, began + HOUR_MS) + around(random, 110) * MINUTE_MS
  const solved = began + 22 * HOUR_MS + around(random, 150) * MINUTE_MS
  const deeds: Done[] = [
    { at: answered, by, is: 'take' },
    {
      at: answered + MINUTE_MS,
      by,
      is: 'reply',
      text: tells.pick([
        'The storage in Bergen has failed. We work on it with all hands; next word at two.',
        'This belongs to the outage in Bergen. Please leave what you have open open, and save it on your own disk.',
        'All sites are hit. I write as soon as the folders are back.',
      ]),
    },
    { at: solved, by, is: 'spend', minutes: 5 },
    {
      at: solved + MINUTE_MS,
      by,
      is: 'solve',
      text: tells.pick([
        'Storage is back since tonight, tried with the asker.',
        'Back with everything until 09:50. What was written after is in the folder “rescued”.',
        'Works again.',
      ]),
      cause: 'Storage failure in Bergen',
    },
  ]
  return { ...life, deeds }
}

/** The ticket that led, told through the night. */
function leading(began: number): Life {
  const at = (hours: number) => began + hours * HOUR_MS
  const deeds: Done[] = [
    { at: at(0.1), by: 'Henrik Sand', is: 'take' },
    { at: at(0.15), by: 'Henrik Sand', is: 'raise', weight: [1, 1] },
    {
      at: at(0.2),
      by: 'Henrik Sand',
      is: 'note',
      text: 'NAS-1 in Bergen does not answer. Both controllers restart in turn, the pool does not mount.',
    },
    {
      at: at(0.8),
      by: 'Mikkel Krog',
      is: 'note',
      text: 'Sixty tickets in half an hour. I gather them here and put a word on the intranet.',
    },
    {
      at: at(1.1),
      by: 'Henrik Sand',
      is: 'reply',
      text: 'All shared folders, the drawing vault and the ERP are down at every site. We know the cause: the storage in Bergen. Next word at one.',
    },
    {
      at: at(1.6),
      by: 'Henrik Sand',
      is: 'note',
      text: 'Supplier on the line, case 77-3120. Firmware fault after a disk swap at 10:05. They want the logs before we touch anything.',
    },
    {
      at: at(3.5),
      by: 'Mikkel Krog',
      is: 'note',
      text: 'More than a hundred became one with this. The rest we answer by hand.',
    },
    {
      at: at(4),
      by: 'Henrik Sand',
      is: 'reply',
      text: 'The repair takes until the night. Stores book on paper; designers please work from local copies and write down what they touch.',
    },
    {
      at: at(6.5),
      by: 'Ingrid Solheim',
      is: 'note',
      text: 'Told Astrid and the project managers. We restore the vault from last night beside the repair; whoever is first wins.',
    },
    {
      at: at(9),
      by: 'Priya Nair',
      is: 'note',
      text: 'Vault restore at 40 %. 1,800 check-ins since midnight have to be found on the clients.',
    },
    {
      at: at(13.2),
      by: 'Henrik Sand',
      is: 'note',
      text: 'Pool mounts read only. Copying what is newer than the backup.',
    },
    {
      at: at(16.4),
      by: 'Henrik Sand',
      is: 'reply',
      text: 'Folders and ERP are back with everything until 09:50. The vault follows at six; what was checked in after midnight we bring back one by one.',
    },
    { at: at(16.5), by: 'Henrik Sand', is: 'spend', minutes: 960, note: 'Through the night' },
    { at: at(16.6), by: 'Priya Nair', is: 'spend', minutes: 780, note: 'Vault restore' },
    { at: at(16.7), by: 'Mikkel Krog', is: 'spend', minutes: 660, note: 'Answers and phone' },
    { at: at(16.8), by: 'Ingrid Solheim', is: 'spend', minutes: 600 },
    {
      at: at(24),
      by: 'Henrik Sand',
      is: 'solve',
      text: 'Controller firmware replaced, pool checked, all shares and the vault back. 14 files of that morning lost, their owners told.',
      cause: 'Firmware fault of the storage after a disk swap',
    },
    {
      at: at(30),
      by: 'Ingrid Solheim',
      is: 'note',
      text: 'Looked back with everybody: one storage for three sites, one pair of hands at the desk in Bergen. Asked for a second storage and a second technician.',
    },
    { at: at(80), by: 'Henrik Sand', is: 'close' },
  ]
  return {
    kind: 'incident',
    title: 'Storage in Bergen is down: folders, vault and ERP at all sites',
    asks: 'Silje Moe',
    site: 'Bergen',
    category: 'Access › Shared folder',
    weight: [2, 1],
    opened: began,
    channel: 'phone',
    words: 'Nobody in the dock office gets into any folder, and the crane plans are in there.',
    tags: [outageTag],
    leads: true,
    deeds,
  }
}

export function outage(random: Random, world: DemoWorld): Life[] {
  const began = outageAt(world.now)
  const complaints = Array.from({ length: 236 }, () => complaint(random, world, began))
  return [leading(began), ...complaints.filter((one) => one !== undefined)]
}
