import type { Random } from '#lib/random'
import { HOUR_MS } from '#lib/time/instant'
import { askerAt } from './everyday.ts'
import type { Done, Life } from './life.ts'
import { openings } from './openings.ts'
import { phrases } from './topics/phrases.ts'
import { capital, teller } from './slots.ts'
import { around, type DemoWorld, days, share, takerOf } from './world.ts'

export const migrationTag = 'mail-move'

/** Five months before today: two weeks in which everybody gets the new mail. */
export function migrationFrom(now: number): number {
  const then = Temporal.Instant.fromEpochMilliseconds(now)
    .toZonedDateTimeISO('Europe/Oslo')
    .subtract({ months: 5 })
  return then.add({ days: (8 - then.dayOfWeek) % 7 }).startOfDay().epochMilliseconds
}

const asked: readonly (readonly [title: string, words: string, reply: string])[] = [
  [
    'Where are my folders in the new mail?',
    'I see the inbox and nothing else. Years of projects were in those folders.',
    'They come over night, the oldest last. Until then the old mail stays readable.',
  ],
  [
    'How do I share my calendar now?',
    '{colleague} saw mine before the move, now it is grey.',
    'Right click on the calendar, Share, choose the name. I add a picture to the guide.',
  ],
  [
    'Signature is gone',
    'Mails go out without the company line.',
    'Press “Company signature” once in the settings, it then stays.',
  ],
  [
    'Rules do not work any more',
    'Everything lands in the inbox, also the machine reports.',
    'Rules did not come along. The guide shows how to set the three usual ones.',
  ],
  [
    'Shared mailbox does not show up',
    'The one of {department} is missing on the left.',
    'It appears after a restart of the program. If not by noon, tell me.',
  ],
  [
    'New mail on the phone',
    'The app asks for a server that I do not know.',
    'Leave the server empty and press Next, it finds it by itself.',
  ],
  [
    'How do I search in all folders?',
    'I find only what is from this week.',
    'The index is being built. From tomorrow the search finds everything.',
  ],
  [
    'Meeting invitations come twice',
    'One from the old and one from the new.',
    'Please turn off the old account in the program, the guide shows where.',
  ],
  [
    'Which password for the new mail?',
    'It takes neither the old nor the one of Windows.',
    'Your usual one, with the whole address as the name.',
  ],
  [
    'Cannot open old archives',
    'The archive files on drive P do not open.',
    'I bring them in from here, please send me their names.',
  ],
]
const done = [
  'Shown by phone, works.',
  'Guide sent, asker managed alone.',
  'Set up together.',
  'Found by itself after the night.',
  'Done for the whole group.',
]

/** How-to after how-to, most in the first days. */
export function migration(random: Random, world: DemoWorld): Life[] {
  const from = migrationFrom(world.now)
  const all = openings(random, { ...world, begin: from, now: from + days(14) })
  const more = openings(random, { ...world, begin: from, now: from + days(5) })
  return [...all, ...more].flatMap((opening): Life[] => {
    const asker = askerAt(random, world, opening)
    if (!asker) return []
    const [title, words, reply] = random.pick(asked)
    const said = phrases['en']
    const tells = teller(random, {
      site: asker.site,
      asker: asker.name,
      colleague: 'Anke Roth',
      manager: asker.name,
      department: asker.department.toLowerCase(),
    })
    const by = takerOf(random, world, 'Software › Mail', asker.site, opening.at)
    const site = world.known(by)?.site ?? 'Bergen'
    const answered = world.after(site, opening.at, around(random, 70))
    const solved = world.after(site, answered, around(random, 160))
    const deeds: Done[] = [
      { at: answered, by, is: 'take' },
      { at: answered + 60_000, by, is: 'reply', text: tells.greeting(said?.greets ?? [''], reply) },
      ...(share(random, 30)
        ? [
            {
              at: Math.max(answered + 120_000, solved - HOUR_MS / 3),
              by: asker.name,
              is: 'asks' as const,
              text: tells.pick(said?.thanks ?? ['Thanks!']),
            },
          ]
        : []),
      { at: Math.max(solved, answered + 180_000), by, is: 'spend', minutes: 5 + random.below(3) * 5 },
      { at: Math.max(solved, answered + 180_000) + 60_000, by, is: 'solve', text: random.pick(done) },
    ]
    return [
      {
        kind: 'request',
        title,
        asks: asker.name,
        site: asker.site,
        category: 'Software › Mail',
        weight: [3, 3],
        opened: opening.at,
        channel: share(random, 60) ? 'portal' : 'phone',
        words: capital(tells.pick(said?.openers ?? ['']) + tells.text(words)),
        tags: [migrationTag],
        deeds,
      },
    ]
  })
}
