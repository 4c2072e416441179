import { sql } from 'kysely'
import type { Write } from '#kernel/context'
import { putSignature } from '../protocols/deeds.ts'
import { itemsOf, languageOf, makeProtocol } from '../protocols/make.ts'
import { addTerms } from '../protocols/terms.ts'
import { addWipe } from '../wipes/wipes.ts'
import { scribbleOf } from './scribble.ts'

const terms = `The things stay the property of the company and are used for work.
Whoever has them takes care of them: locked when left alone, never lent on, not opened.
Loss, theft and damage are told to the service desk on the same day.
Software is installed by IT or from the catalogue; updates are let through within three days.
Everything comes back, with its accessories, when it is replaced or when the work for the company ends.`

/** Whose last hand-over waits for a signature. */
const waits = 'Lena Vogt'
const signed = 6

interface Handed {
  item_id: string
  batch: string
  at: string
  actor_id: string
  by: string
  person_id: string
  person: string
}

/** Terms of use, some protocols that people signed on the day they were handed their devices, and one that waits. */
export async function seedPapers(ctx: Write, people: readonly string[]): Promise<void> {
  await addTerms(ctx, { text: terms })
  const { rows } = await sql<Handed>`
    select distinct on (e.title, e.id) m.item_id, m.batch, m.at, m.actor_id, a.name as by, e.id as person_id, e.title as person
    from custody_move m join entity e on e.id = m.to_id join principal a on a.id = m.actor_id
    join holding h on h.item_id = m.item_id and h.holder_id = m.to_id
    where e.id = any(${[...people]}::uuid[]) and m.reason = 'handed-over'
    order by e.title, e.id, m.at desc`.execute(ctx.db)
  const chosen = [
    ...rows.filter(({ person }) => person === waits),
    ...rows.filter(({ person }) => person !== waits).slice(0, signed),
  ]
  for (const { item_id, batch, at, actor_id, by, person_id, person } of chosen) {
    const told = [{ id: item_id, quantity: 1, outcome: 'handed' }] as const
    const items = await itemsOf(ctx, told, await languageOf(ctx, person_id))
    const draft = { kind: 'hand-over', person_id, items, batch, note: '', asks: false } as const
    const { id, hash } = await makeProtocol(ctx, { ...draft, by: { id: actor_id, name: by }, at })
    if (person !== waits)
      await putSignature(
        ctx,
        { id, kind: 'hand-over', person_id, hash },
        { at, by: person_id, name: person, strokes: scribbleOf(person) },
      )
  }
  await seedWipes(ctx)
}

const shredder = 'Nordgjenvinning AS'

/** How the data was wiped on some of the computers that were sold. */
async function seedWipes(ctx: Write) {
  const { rows } = await sql<{ id: string; left_on: string }>`
    select a.id, (select max(m.at) from custody_move m where m.item_id = a.id)::date::text as left_on
    from asset a where a.meaning = 'gone' and a.type in ('laptop', 'desktop') order by a.key limit 5`.execute(
    ctx.db,
  )
  for (const [n, { id, left_on }] of rows.entries())
    await addWipe(ctx, {
      id,
      method: n === 3 ? 'destroy' : 'purge',
      technique: n === 3 ? 'Shredded to H-5' : 'NVMe sanitize, crypto scramble',
      done_on: left_on,
      done_by: n === 3 ? shredder : 'Mikkel Krog',
      verified_by: 'Jonas Behrens',
      note: '',
      evidence_id: null,
    })
}
