import type { Values } from '#lib/past/fold'
import { msOf } from '#lib/time/instant'
import { dayDated, when } from '#lib/time/relative'
import { say } from '#lib/words'
import type { Read } from '#kernel/context'
import type { Moment, Past, PastField, Said } from '#kernel/past'
import type { Seen } from '#kernel/visible'
import { w } from '../words.ts'
import { namesThen } from './names.ts'

/** How the values of one room's fields read: a line each, none where nothing stands there. */
export type Lines = ReadonlyMap<string, readonly string[]>

const ids = (values: Values, fields: Past['fields']) =>
  Object.entries(values).flatMap(([name, value]) =>
    fields[name]?.reads === 'record' ? [value].flat().filter((one) => typeof one === 'string') : [],
  )

function reader(ctx: Read, nameOf: (id: string) => string) {
  const { language, zone } = ctx.actor
  return (value: unknown, { reads }: PastField): string => {
    if (value === null || value === undefined || value === '') return ''
    if (reads === 'switch') return say(w.later(value === true ? 'yes' : 'no'), language)
    if (typeof value !== 'string') return JSON.stringify(value)
    if (reads === 'record') return nameOf(value)
    if (reads === 'day') return dayDated(value, language)
    return reads === 'instant' ? when(msOf(value), { language, zone, now: msOf(ctx.now) }) : value
  }
}

/** Puts values into words, in the reader's language; items of a list that are not for this reader are left out of both. */
export async function inWords(
  ctx: Read,
  record: Seen,
  past: Past,
  values: Values,
  moment: Moment,
): Promise<{ lines: Lines; values: Values }> {
  const nameOf = await namesThen(ctx, ids(values, past.fields), moment)
  const said: Said = (await past.say?.(ctx, record, values, moment)) ?? {}
  const read = reader(ctx, nameOf)
  const lines = new Map<string, readonly string[]>()
  const shown: Record<string, unknown> = { ...values }
  for (const [name, value] of Object.entries(values)) {
    const field = past.fields[name]
    if (!field) continue
    const words = said[name]
    if (!field.many) lines.set(name, [typeof words === 'string' ? words : read(value, field)].filter(Boolean))
    else if (Array.isArray(value)) {
      const all = value.map((item: unknown, n) => (Array.isArray(words) ? words[n] : read(item, field)))
      lines.set(name, all.filter((one) => one !== undefined && one !== '') as string[])
      shown[name] = value.filter((_, n) => all[n] !== undefined)
    }
  }
  return { lines, values: shown }
}
