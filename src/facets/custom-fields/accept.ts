import { Refusal } from '#lib/refusal'
import type { Write } from '#kernel/context'
import type { Values } from './engine/check.ts'
import { type NewValues, tryCustom } from './values.ts'
import { w } from './words.ts'

/**
 * What is to be stored for records that a command makes or changes, in order; a refusal names each field as `custom.name`.
 * What is needed is asked of people only: mail, flows and imports bring what they have.
 */
export async function acceptCustom(
  ctx: Write,
  kind: string,
  all: readonly {
    values: Values | undefined
    before?: Values | undefined
    type?: string | undefined
  }[],
): Promise<Record<string, unknown>[]> {
  const byHand = ctx.origin === 'user' && ctx.actor.kind === 'person'
  const asked = all.map(({ values = {}, before, type }): NewValues => ({
    values,
    type,
    before: before ?? (byHand ? undefined : {}),
  }))
  if (!byHand && asked.every(({ values }) => Object.keys(values).length === 0))
    return asked.map(({ before }) => ({ ...before }))
  return (await tryCustom(ctx, kind, asked)).map((checked) => {
    if ('custom' in checked) return checked.custom
    const fields = Object.entries(checked.problems).map(([name, problems]) => [`custom.${name}`, problems])
    throw new Refusal('invalid', w.later('check'), { fields: Object.fromEntries(fields) })
  })
}
