import { createHash } from 'node:crypto'
import { Refusal } from '#lib/refusal'
import { titleSaid } from '#lib/words'
import { organisationOf } from '#modules/identity/public'
import { actorOf } from '#kernel/auth/actors'
import type { Read, Write } from '#kernel/context'
import { newId } from '#kernel/ids'
import { insertRows } from '#kernel/insert-rows'
import { w as house } from '#kernel/words'
import { sql } from 'kysely'
import { loadAssets } from '../commands/load.ts'
import { canonicalJson } from '../engine/canonical.ts'
import { groundOf, typeIn } from '../ground.ts'
import { asItCame } from '../starters.ts'
import { askToSign } from './notices.ts'
import { type Content, Content as ContentSchema, type Item, type Outcome } from './schemas.ts'
import { tellProtocol } from './tell.ts'
import { termsNow } from './terms.ts'

/** SHA-256 of a protocol as it stands, in hexadecimal digits. */
export const hashOf = (content: string) => createHash('sha256').update(content, 'utf8').digest('hex')

/** In which language papers are written for somebody: their own, else the organisation's. */
export async function languageOf(ctx: Read, personId: string): Promise<string> {
  const actor = await actorOf(ctx.db, personId)
  return actor?.language ?? (await organisationOf(ctx)).language
}

/** One asset of a batch: how many, what became of it, and what is to be said of it. */
export interface Told {
  readonly id: string
  readonly quantity: number
  readonly outcome: Outcome
  readonly note?: string
}

/** Assets as a protocol names them, in their order. */
export async function itemsOf(ctx: Read, told: readonly Told[], language: string): Promise<Item[]> {
  const ground = await groundOf(ctx)
  const loaded = await loadAssets(
    ctx,
    told.map(({ id }) => id),
  )
  return told.flatMap(({ id, quantity, outcome, note = '' }) => {
    const one = loaded.get(id)
    if (!one) return []
    const what = titleSaid(asItCame(typeIn(ground, one.type).title), language)
    return { id, what, name: one.title, tag: one.tag || one.key, serial: one.serial, quantity, outcome, note }
  })
}

interface Draft {
  readonly kind: Content['kind']
  readonly person_id: string
  readonly items: readonly Item[]
  readonly batch: string | null
  readonly note: string
  /** Whether the person is asked at once, by a notice that leads there. */
  readonly asks: boolean
  /** Who handed it over, and when, where that was before it is written down. */
  readonly by?: { readonly id: string; readonly name: string }
  readonly at?: string
}

/** Writes down what is to be signed, under the terms that hold now, and freezes it by its hash. */
export async function makeProtocol(ctx: Write, draft: Draft): Promise<{ id: string; hash: string }> {
  const { kind, person_id, items, batch, note, asks, at = ctx.now } = draft
  const person = await ctx.db
    .selectFrom('entity')
    .select(['id', 'key', 'kind', 'title'])
    .where('id', '=', person_id)
    .executeTakeFirst()
  if (person?.kind !== 'person') throw new Refusal('not-found', house.later('not-found'))
  const by = draft.by ?? { id: ctx.actor.id, name: ctx.actor.name }
  const terms = kind === 'hand-over' ? await termsNow(ctx) : null
  const content = canonicalJson(
    ContentSchema.parse({
      kind,
      organisation: (await organisationOf(ctx)).name,
      person: { id: person.id, key: person.key, name: person.title },
      by,
      at,
      items: [...items],
      note,
      terms,
    } satisfies Content),
  )
  const [id, hash] = [newId(), hashOf(content)]
  await ctx.db
    .insertInto('protocol')
    .values({
      id,
      kind,
      person_id,
      batch,
      content,
      hash,
      terms_version: terms?.version ?? null,
      created_at: at,
      created_by: by.id,
    })
    .execute()
  const assets = items.flatMap((item) => item.id ?? [])
  if (assets.length > 0)
    await sql`${insertRows(
      'protocol_item',
      assets.map((item_id) => ({ protocol_id: id, item_id })),
    )}`.execute(ctx.db)
  await tellProtocol(ctx, { id, kind, person_id, hash }, 'made', draft.at)
  if (asks) await askToSign(ctx, { id, person_id }, items.length)
  return { id, hash }
}
