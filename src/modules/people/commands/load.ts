import type { z } from 'zod'
import type { Address } from '#lib/inputs'
import { Refusal } from '#lib/refusal'
import type { Write } from '#kernel/context'
import type { EntityRef } from '#kernel/entity'
import { visible } from '#kernel/visible'
import { w as house } from '#kernel/words'
import { partsOf } from '../parts.ts'
import type { ContactLabel } from '../schemas.ts'

export interface ContactValue {
  value: string
  label: z.output<typeof ContactLabel>
}

/** People as a command needs them: locked, with their contacts, in the order asked; else refused as not found. */
export async function loadPeople(ctx: Write, ids: readonly string[]) {
  if (ids.length === 0) return []
  const rows = await ctx.db
    .selectFrom('person')
    .innerJoin('entity', 'entity.id', 'person.id')
    .selectAll('person')
    .select(['entity.version', 'entity.merged_into'])
    .where('person.id', 'in', ids)
    .where(visible(ctx.actor, 'entity'))
    .orderBy('person.id')
    .forUpdate('entity')
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  if (ids.some((id) => !byId.has(id))) throw new Refusal('not-found', house.later('not-found'))
  const parts = await partsOf(ctx, ids)
  const contacts = await contactsOf(ctx, [...parts.values()].flat())
  return ids.flatMap((id) => {
    const row = byId.get(id)
    if (!row) return []
    const whole = parts.get(id) ?? [id]
    const of = (kind: 'email' | 'phone'): ContactValue[] =>
      whole
        .flatMap((part) => contacts.get(part) ?? [])
        .flatMap((one) => (one.kind === kind ? [{ value: one.value, label: one.label }] : []))
    const { version, merged_into, address, ...facts } = row
    const { key, title, audience_id } = row
    const ref = { id, kind: 'person', key, title, audience_id, version, merged_into }
    return {
      ref: ref satisfies EntityRef,
      row: { ...facts, address: address as Address | null },
      parts: whole,
      emails: of('email'),
      phones: of('phone'),
    }
  })
}

async function contactsOf(ctx: Write, ids: readonly string[]) {
  const contacts = await ctx.db
    .selectFrom('person_contact')
    .select(['person_id', 'kind', 'value', 'label'])
    .where('person_id', 'in', ids)
    .orderBy('position')
    .execute()
  return Map.groupBy(contacts, ({ person_id }) => person_id)
}

export type Loaded = Awaited<ReturnType<typeof loadPeople>>[number]
