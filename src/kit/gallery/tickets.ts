import { z } from 'zod'
import { get, Id, Instant, listing, page } from '#lib/contract'

/** The invented morning of the gallery: Tuesday 10 November 2026, 09:24 in Bergen. */
export const morning = Date.parse('2026-11-10T08:24:00Z')
export const zone = 'Europe/Oslo'

export const Ticket = z.object({
  id: Id,
  key: z.string().meta({ title: 'No.' }),
  priority: z.enum(['P1', 'P2', 'P3', 'P4']).meta({ title: 'Prio' }),
  title: z.string().meta({ title: 'Subject' }),
  asks: z.string().meta({ title: 'Asks' }),
  site: z.string().meta({ title: 'Site' }),
  state: z.enum(['new', 'open', 'waiting', 'major', 'planned', 'done']).meta({ title: 'State' }),
  assignee: z.string().nullable().meta({ title: 'For' }),
  due: Instant.meta({ title: 'Resolve by' }),
  share: z.number().meta({ title: 'Used' }),
  moved: Instant.meta({ title: 'Moved' }),
})
export type Ticket = z.output<typeof Ticket>

export const tickets = get('/api/kit/tickets', {
  summary: 'Lists invented tickets',
  can: 'anyone',
  input: z.object({ ...listing, from: z.iso.date().optional().meta({ title: 'Begin at' }) }),
  reply: page(Ticket),
})

export const howMany = 1_000_000

const morningTickets: [
  Ticket['priority'],
  string,
  string,
  string,
  Ticket['state'],
  string | null,
  number,
  number,
  number,
][] = [
  ['P2', 'Scanner on quay 3 loses its link', 'Erik Dahl', 'Bergen', 'waiting', 'Marit Lund', -22, 1, 4],
  ['P2', 'Gangway camera shows no picture', 'Silje Moe', 'Bergen', 'open', 'Marit Lund', 17, 0.93, 11],
  [
    'P3',
    'Laptop for K. Petersen, starts today',
    'Anke Roth',
    'Hamburg',
    'open',
    'Jonas Behrens',
    51,
    0.84,
    2,
  ],
  ['P1', 'Phones in Hamburg cut out mid-call', '14 people', 'Hamburg', 'major', null, 154, 0.36, 1],
  ['P2', 'Drawing vault hangs at 90 %', 'Lena Vogt', 'Hamburg', 'open', 'Mikkel Krog', 386, 0.2, 0],
  ['P2', 'Vault check-in stuck since Monday', 'Pål Nygård', 'Bergen', 'new', null, 411, 0.14, 18],
  ['P3', 'Vault asks for a password again', 'Ute Brandt', 'Hamburg', 'new', null, 1426, 0.08, 22],
  ['P3', 'Second screen flickers', 'Lena Vogt', 'Hamburg', 'waiting', 'Jonas Behrens', 1500, 0.44, 60],
  [
    'P3',
    'Read access to the tender folder',
    'Camila Rojas',
    'Valparaíso',
    'waiting',
    'Tomás Araya',
    1500,
    0.3,
    60,
  ],
  ['P3', 'Cannot print A3 from the loft', 'Nils Berge', 'Bergen', 'open', 'Marit Lund', 1481, 0.46, 180],
  ['P3', 'Printer by the dry dock smears', 'Geir Aas', 'Bergen', 'open', 'Marit Lund', 1576, 0.52, 120],
  [
    'P3',
    'Tablet for the crane will not charge',
    'Rosa Fuentes',
    'Valparaíso',
    'open',
    'Tomás Araya',
    1626,
    0.38,
    300,
  ],
  [
    'P3',
    'Shared mailbox for the Gdynia bid',
    'Henrik Sand',
    'Bergen',
    'open',
    'Mikkel Krog',
    1741,
    0.41,
    960,
  ],
  [
    'P4',
    'Move four desks to the south wing',
    'Anke Roth',
    'Hamburg',
    'planned',
    'Jonas Behrens',
    2900,
    0,
    300,
  ],
  [
    'P4',
    'New badge for the paint shop door',
    'Rosa Fuentes',
    'Valparaíso',
    'open',
    'Tomás Araya',
    3216,
    0.35,
    960,
  ],
  ['P4', 'Name plate on meeting room 3', 'Anke Roth', 'Hamburg', 'open', null, 3296, 0.3, 1500],
  ['P4', 'Old plotter, please collect', 'Dieter Kohl', 'Hamburg', 'planned', 'Jonas Behrens', 4500, 0, 1080],
  [
    'P3',
    'Phone does not ring at reception',
    'Ute Brandt',
    'Hamburg',
    'done',
    'Jonas Behrens',
    180,
    0.4,
    1020,
  ],
  ['P3', 'Weight sheet will not open', 'Marta Lie', 'Bergen', 'done', 'Mikkel Krog', 60, 0.3, 1140],
  ['P4', 'Old account of a trainee', 'Henrik Sand', 'Bergen', 'done', 'Mikkel Krog', 1440, 0.5, 1500],
]

const at = (minutes: number) => new Date(morning + minutes * 60_000).toISOString()

/** The ticket at a place of the list: the morning's first, then as many as anyone scrolls. */
export function ticketAt(index: number): Ticket {
  const [priority, title, asks, site, state, assignee, due, share, moved] =
    morningTickets[index % morningTickets.length] ?? morningTickets[0]!
  const round = Math.floor(index / morningTickets.length)
  return {
    id: `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`,
    key: String(2806 + index),
    priority,
    title: round === 0 ? title : `${title} (${round})`,
    asks,
    site,
    state,
    assignee,
    due: at(due + round * 40),
    share,
    moved: at(-moved - round),
  }
}
