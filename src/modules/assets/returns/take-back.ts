import type { Input } from '#lib/contract'
import { Refusal, refuseIf } from '#lib/refusal'
import { say } from '#lib/words'
import { takeBackOf } from '#facets/held/sources'
import type { Write } from '#kernel/context'
import { newId } from '#kernel/ids'
import { seenEach } from '#kernel/readable'
import { seen } from '#kernel/visible'
import { w as house } from '#kernel/words'
import { type Going, handOverEach } from '../commands/hand-over.ts'
import { loadAssets } from '../commands/load.ts'
import type { assets } from '../contract.ts'
import { languageOf, makeProtocol } from '../protocols/make.ts'
import type { Item } from '../protocols/schemas.ts'
import { proposeMissing } from '../write-offs/commands.ts'
import { inTheBooks } from '../write-offs/gate.ts'
import { w as writeOffs } from '../write-offs/words.ts'
import { w } from '../words.ts'
import { own, partsOf, sharesOf, thingsOf } from './held.ts'

type Asked = Input<typeof assets.takeBack>

/** Takes back what a person has in one batch: what is returned goes to its place, what is missing is lost, what stays stays. */
export async function takeBack(ctx: Write, asked: Asked): Promise<{ protocol: string | null }> {
  const person = await seen(ctx, asked.person_id, 'person')
  const language = await languageOf(ctx, person.id)
  const things = await thingsOf(ctx, person.id, language)
  const known = new Map(things.map((thing) => [`${thing.source} ${thing.id}`, thing]))
  const items = asked.things.map(({ source, id, outcome, note }): Item => {
    const thing = known.get(`${source} ${id}`)
    if (!thing) throw new Refusal('conflict', w.later('not-held', { person: person.title }))
    refuseIf(outcome === 'returned' && !thing.gives && w.later('not-given-back', { name: thing.name }))
    const { what, name, tag, serial, quantity } = thing
    return { id: source === own ? id : null, what, name, tag, serial, quantity, outcome, note }
  })
  refuseIf(
    new Set(asked.things.map(({ source, id }) => `${source} ${id}`)).size < items.length &&
      house.later('invalid'),
  )
  const goings = await goingsOf(ctx, asked, await proposed(ctx, asked, person.title))
  const { batch: moved } = goings.length > 0 ? await handOverEach(ctx, goings) : { batch: null }
  const given = asked.things.filter(({ source, outcome }) => source !== own && outcome === 'returned')
  const batch = moved ?? newId()
  const parts = await partsOf(ctx, person.id)
  for (const [source, some] of Map.groupBy(given, (one) => one.source))
    await takeBackOf(
      ctx,
      source,
      parts,
      some.map(({ id }) => id),
      batch,
    )
  if (asked.protocol === 'none') return { protocol: null }
  const { note, protocol } = asked
  const draft = {
    kind: 'return',
    person_id: person.id,
    items,
    batch: moved === null && given.length === 0 ? null : batch,
    note,
    asks: protocol === 'link',
  } as const
  return { protocol: (await makeProtocol(ctx, draft)).id }
}

/** What is missing and still stands in the books is proposed to be written off, and stays until another approves; gives those. */
async function proposed(ctx: Write, { things, note }: Asked, person: string): Promise<Set<string>> {
  const missing = things.filter(({ source, outcome }) => source === own && outcome === 'missing')
  const kept = await inTheBooks(
    ctx,
    missing.map(({ id }) => id),
  )
  const why = say(writeOffs.later('missing-why', { person }), ctx.actor.language)
  for (const thing of kept) {
    const said = missing.find(({ id }) => id === thing)?.note || note
    await proposeMissing(ctx, thing, said || why)
  }
  return new Set(kept)
}

/** Each asset on its way, by whichever name the ledger has the person. */
async function goingsOf(
  ctx: Write,
  { person_id, things, to_id, note }: Asked,
  kept: ReadonlySet<string>,
): Promise<Going[]> {
  const leaving = new Map(
    things.flatMap((thing) =>
      thing.source === own && thing.outcome !== 'stays' && !kept.has(thing.id) ? [[thing.id, thing]] : [],
    ),
  )
  const ids = [...leaving.keys()]
  await seenEach(ctx, ids, 'write')
  const loaded = await loadAssets(ctx, ids)
  const shares = (await sharesOf(ctx, person_id)).filter(({ item_id }) => leaving.has(item_id))
  return shares.map(({ item_id: id, holder_id, quantity }): Going => {
    const thing = leaving.get(id)
    const said = thing?.note || note
    const base = { id, from_id: holder_id, quantity, note: said, due_back: null }
    if (thing?.outcome === 'missing') return { ...base, to_id: null, status: 'lost' }
    const home = to_id ?? loaded.get(id)?.home_place_id
    if (!home) throw new Refusal('invalid', w.later('no-home', { name: loaded.get(id)?.title ?? '' }))
    return { ...base, to_id: home, status: undefined }
  })
}
