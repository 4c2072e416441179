import { z } from 'zod'
import type { Input } from '#lib/contract'
import { Refusal } from '#lib/refusal'
import { titleSaid } from '#lib/words'
import type { Read, Write } from '#kernel/context'
import { houseSubject } from '#kernel/house-subject'
import { allSettings, decide, type Setting, settingNamed, valuesOf } from '#kernel/settings'
import { w as house } from '#kernel/words'
import type { administration } from './contract.ts'
import { SettingDecided } from './events.ts'
import { w } from './words.ts'

const schemaOf = ({ schema, title, hint }: Setting, language: string) => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  const description = hint && titleSaid(hint, language)
  return { ...json, title: titleSaid(title, language), ...(description && { description }) } as Record<
    string,
    unknown
  >
}

async function cardsOf(ctx: Read, all: readonly Setting[]) {
  const names = all.map(({ name }) => name)
  const values = await valuesOf(ctx, all)
  const rows =
    names.length === 0
      ? []
      : await ctx.db.selectFrom('setting').select('name').where('name', 'in', names).execute()
  const decided = new Set(rows.map(({ name }) => name))
  return all.map((one) => ({
    name: one.name,
    schema: schemaOf(one, ctx.actor.language),
    value: values.get(one.name),
    usual: one.usual,
    decided: decided.has(one.name),
  }))
}

export const listSettings = async (ctx: Read) => ({ items: await cardsOf(ctx, allSettings()) })

export async function openSettings(ctx: Read) {
  const values = await valuesOf(
    ctx,
    allSettings().filter(({ open }) => open),
  )
  return { values: Object.fromEntries(values) }
}

export async function decideSetting(ctx: Write, { name, value }: Input<typeof administration.decide>) {
  const one = settingNamed(name)
  if (!one) throw new Refusal('not-found', w.later('no-setting', { name }))
  const parsed = one.schema.safeParse(value)
  const usual = value === null || value === undefined
  if (!usual && !parsed.success)
    throw new Refusal('invalid', house.later('invalid'), {
      fields: { value: parsed.error.issues.map(({ message }) => message) },
    })
  const after = usual ? one.usual : parsed.data
  const before = await decide(ctx, one, usual ? null : after)
  const changed = JSON.stringify(before) !== JSON.stringify(after)
  if (changed) ctx.emit(SettingDecided, await houseSubject(ctx, 'setting'), { name, before, after, usual })
  const [card] = await cardsOf(ctx, [one])
  if (!card) throw new Error('a setting without a card')
  return card
}
