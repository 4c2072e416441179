import type { Random } from '#lib/random'
import type { Done, Known, Life } from './life.ts'
import { teller } from './slots.ts'
import { orderNotes, supplierReplies } from './topics/phrases.ts'
import { around, type DemoWorld, days, share, takerOf } from './world.ts'

const noon = (day: string) => Temporal.Instant.from(`${day}T09:00:00Z`).epochMilliseconds
const spoken = (day: string) =>
  Temporal.PlainDate.from(day).toLocaleString('en-GB', { day: 'numeric', month: 'long' })

/** Who asks for somebody: their manager, if they are there; else whoever manages people. */
const askerFor = (world: DemoWorld, one: Known, at: number): Known | undefined => {
  const manager = world.known(one.manager ?? '')
  return manager && world.isThere(manager, at) ? manager : world.known('Mette Falk')
}

interface Wish {
  readonly title: string
  readonly words: string
  readonly category: string
  readonly tag: string
  readonly solved: string
  readonly reply: string
  readonly at: number
  /** When it is done, at the latest about. */
  readonly by: number
  readonly orders?: true
}

function told(random: Random, world: DemoWorld, one: Known, wish: Wish): Life[] {
  const at = world.after('Bergen', wish.at, random.below(400))
  const asker = askerFor(world, one, at)
  if (!asker || at < world.begin || at > world.now) return []
  const by = takerOf(random, world, wish.category, one.site, at)
  const site = world.known(by)?.site ?? 'Bergen'
  const supplier = wish.orders && share(random, 60) ? 'Hansa IT Supply' : undefined
  const supply = teller(random, {
    site: one.site,
    asker: asker.name,
    colleague: one.name,
    manager: asker.name,
    department: one.department,
    supplier,
  })
  const taken = world.after(site, at, around(random, 80))
  const deeds: Done[] = [
    { at: taken, by, is: 'take' },
    { at: taken + 60_000, by, is: 'reply', text: wish.reply },
  ]
  let done = Math.max(world.after(site, taken, 60), world.after(site, wish.by, random.below(200)))
  if (supplier !== undefined) {
    const sent = world.after(site, taken, 30)
    deeds.push(
      { at: sent, by, is: 'note', text: supply.text(orderNotes[0] ?? '') },
      { at: sent + 60_000, by, is: 'supplier' },
    )
    const late = world.after(site, sent, 2400)
    deeds.push(
      { at: late, by, is: 'note', text: supply.pick(orderNotes.slice(1)) },
      { at: late + 300_000, by, is: 'reply', text: supply.pick(supplierReplies) },
    )
    const back = world.after(site, late, around(random, 2600, 0.5))
    deeds.push({ at: back, by, is: 'take' })
    done = world.after(site, back, 90)
  }
  deeds.push(
    { at: done, by, is: 'spend', minutes: 15 + random.below(5) * 10 },
    { at: done + 60_000, by, is: 'solve', text: wish.solved },
  )
  return [
    {
      kind: 'request',
      title: wish.title,
      asks: asker.name,
      site: one.site,
      category: wish.category,
      weight: [3, 3],
      opened: at,
      channel: 'portal',
      words: wish.words,
      tags: supplier === undefined ? [wish.tag] : [wish.tag, supplier],
      deeds,
    },
  ]
}

/** What is asked for whoever comes or goes: an account, a machine, and an end to both. */
export function comings(random: Random, world: DemoWorld): Life[] {
  return world.people.flatMap((one): Life[] => {
    const { name } = one
    const starts = noon(one.starts_on)
    const joins = starts - days(21) > world.begin && starts - days(12) < world.now
    const what = `${one.title.toLowerCase()} in ${one.department.toLowerCase()}, ${one.site}`
    const lives: Life[] = joins
      ? [
          ...told(random, world, one, {
            title: `Account for ${name}, starts ${spoken(one.starts_on)}`,
            words: `${name} comes as ${what}. Same rights as the others in the group, please.`,
            category: 'Access › Account',
            tag: 'joiner',
            reply: 'I set it up so that it works on the first day; the start password comes to you.',
            solved: 'Account, mailbox and groups are there; start password handed to the manager.',
            at: starts - days(16),
            by: starts - days(3),
          }),
          ...told(random, world, one, {
            title: `Laptop for ${name}, starts ${spoken(one.starts_on)}`,
            words: `For ${what}. A docking station is there already.`,
            category: 'Hardware › Laptop',
            tag: 'joiner',
            reply: 'Noted. If nothing is in stock I order it today.',
            solved: 'Set up and on the desk, signed for on the first day.',
            at: starts - days(15),
            by: starts - days(1),
            orders: true,
          }),
        ]
      : []
    if (one.ends_on === null) return lives
    const ends = noon(one.ends_on)
    if (ends < world.begin || ends - days(6) > world.now) return lives
    return [
      ...lives,
      ...told(random, world, one, {
        title: `${name} leaves on ${spoken(one.ends_on)}`,
        words: `Please close the account that evening, keep the mailbox for three months and take back laptop, phone and badge.`,
        category: 'Access › Account',
        tag: 'leaver',
        reply: 'It closes by itself that evening. Who gets the files?',
        solved: 'Account closed, mailbox kept, things handed in and checked off.',
        at: ends - days(6),
        by: ends + days(1),
      }),
    ]
  })
}
