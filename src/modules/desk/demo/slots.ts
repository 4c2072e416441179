import type { Random } from '#lib/random'

const ships = [
  'NB 412',
  'NB 415',
  'NB 418',
  'Hull 87',
  'Hull 91',
  'the ferry',
  'the “Gdynia”',
  'the “Corvid”',
  'the service ship',
  'NB 421',
]
const rooms: Record<string, readonly string[]> = {
  Bergen: [
    'the dock office',
    'the drawing loft',
    'the hull office',
    'stores',
    'the outfitting office',
    'the machine shop',
    'finance',
    'the 2nd floor',
    'the paint office',
    'room 2.07',
  ],
  Hamburg: [
    'room 2-114',
    'room 2-118',
    'design north',
    'design south',
    'purchasing',
    'reception',
    'the 1st floor',
    'the paint shop',
  ],
  Valparaíso: ['the yard office', 'tenders', 'administration', 'the container yard', 'the weighbridge'],
  Remote: ['my home office', 'the hotel', 'the owner’s office'],
}
const quays = ['quay 1', 'quay 2', 'quay 3', 'quay 4', 'the dry dock']
const meetings = ['meeting room 1', 'meeting room 2', 'meeting room 3', 'the board room']
const since = [
  'since this morning',
  'since yesterday',
  'since Monday',
  'since the weekend',
  'since the update',
  'since lunch',
  'since Thursday',
  'since the move',
]
const soon = [
  'this afternoon',
  'tomorrow morning',
  'before lunch',
  'in an hour',
  'after the meeting',
  'at three',
]
const elsewhere = {
  build: ['NB 412', 'NB 415', 'NB 418', 'NB 421'],
  raum: ['Raum 2-114', 'Raum 2-118', 'Raum 1-08', 'der Lackhalle', 'Design Nord'],
  rom: ['dokkontoret', 'tegneloftet', 'lageret', 'skrogkontoret', 'maskinverkstedet'],
  kai: ['kai 1', 'kai 2', 'kai 3', 'kai 4'],
  sala: ['la oficina del patio', 'licitaciones', 'administración'],
  soon_de: ['heute Nachmittag', 'morgen früh', 'nach der Pause', 'in einer Stunde'],
  soon_nb: ['i ettermiddag', 'i morgen tidlig', 'etter lunsj', 'om en time'],
  soon_es: ['esta tarde', 'mañana temprano', 'después de almuerzo', 'en una hora'],
} as const

/** What a template may name beside: people by their first names. */
export interface Named {
  readonly site: string
  readonly asker: string
  readonly colleague: string
  readonly manager: string
  readonly department: string
  readonly supplier?: string | undefined
}

const first = (name: string) => name.split(' ')[0] ?? name

/** Fills the slots of a template; the same slot of one telling says the same. */
export function teller(random: Random, named: Named) {
  const said = new Map<string, string>()
  const makers: Record<string, () => string> = {
    site: () => named.site,
    asker: () => first(named.asker),
    colleague: () => first(named.colleague),
    manager: () => first(named.manager),
    department: () => named.department,
    supplier: () => named.supplier ?? 'the supplier',
    ship: () => random.pick(ships),
    room: () => random.pick(rooms[named.site] ?? ['the office']),
    itroom: () => (named.site === 'Bergen' ? 'room 2.14' : 'the IT desk'),
    quay: () => random.pick(quays),
    meeting: () => random.pick(meetings),
    since: () => random.pick(since),
    soon: () => random.pick(soon),
    letter: () => random.pick(['P', 'S', 'T', 'X']),
    n: () => String(100 + random.below(9000)),
    ...Object.fromEntries(Object.entries(elsewhere).map(([slot, words]) => [slot, () => random.pick(words)])),
  }
  const filled = (template: string) =>
    template.replaceAll(/\{(\w+)\}/g, (_, slot: string) => {
      const found = said.get(slot) ?? makers[slot]?.() ?? slot
      said.set(slot, found)
      return found
    })
  /** Of words that stand beside each other for the same, one; its slots filled. */
  const text = (templates: string) => filled(random.pick(templates.split(' | ')))
  return {
    text,
    /** A greeting and what follows it in the same sentence. */
    greeting: (greets: readonly string[], templates: string) => {
      const greet = filled(random.pick(greets))
      const template = random.pick(templates.split(' | '))
      const goesOn = greet.endsWith(', ') && isOpenWord(template)
      return capital(greet) + (goesOn ? filled(small(template)) : capital(filled(template)))
    },
    /** One of these, filled. */
    pick: (templates: readonly string[]) => text(random.pick(templates)),
  }
}

/** Not a name, an abbreviation or “I”. */
const isOpenWord = (template: string) => /^\p{Lu}\p{Ll}/u.test(template)
const small = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
