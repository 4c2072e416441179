import { titleSaid } from '#lib/words'
import type { Input } from '#lib/contract'
import { may } from '#kernel/actor'
import type { Read } from '#kernel/context'
import { allKinds } from '#kernel/kinds'
import type { fields } from './contract.ts'
import { typesOf } from './types.ts'
import { customFamilies, fieldsOf, seenFields, versionOf } from './load.ts'

export async function listKinds(ctx: Read) {
  const families = await customFamilies(ctx)
  const kinds = allKinds().filter(({ family }) => family !== undefined && families.has(family))
  const all = await fieldsOf(
    ctx,
    kinds.map(({ name }) => name),
  )
  const items = []
  for (const { name, title } of kinds)
    items.push({
      name,
      title: titleSaid(title, ctx.actor.language),
      fields: all.filter(({ kind, archived }) => kind === name && !archived).length,
      types: (await typesOf(ctx, name)).map(({ value, title: said }) => ({
        value,
        title: titleSaid(said ?? value, ctx.actor.language),
      })),
    })
  return { items }
}

export async function listFields(ctx: Read, { kind, archived }: Input<typeof fields.list>) {
  const all = await seenFields(ctx, [kind])
  const withArchived = archived && may(ctx.actor, 'fields.manage')
  return {
    version: await versionOf(ctx, kind),
    items: all.filter((field) => withArchived || !field.archived),
  }
}
