import type { Input } from '#lib/contract'
import { Refusal } from '#lib/refusal'
import type { Write } from '#kernel/context'
import type { EntityRef } from '#kernel/entity'
import { kindOf } from '#kernel/kinds'
import { wholesOf } from '#kernel/merged'
import { seenAmong, seenEach } from '#kernel/readable'
import { relationNamed } from '#kernel/relations'
import { writesSeen } from '#kernel/visible'
import { w as house } from '#kernel/words'
import type { LinkDraft, links } from './contract.ts'
import { w } from './words.ts'
import { linkRecords, type NewLink, straight, unlinkRecords } from './write.ts'

/** Whoever may change one end may link it to what they see. */
async function checked(ctx: Write, drafts: readonly LinkDraft[]): Promise<NewLink[]> {
  const ids = [...new Set(drafts.flatMap(({ from, to }) => [from, to]))]
  await seenEach(ctx, ids, 'read')
  const ends = await seenAmong(ctx, ids)
  return drafts.map((draft) => {
    const [from, to] = [ends.get(draft.from), ends.get(draft.to)]
    if (!from || !to) throw new Refusal('not-found', house.later('not-found'))
    if (from.id === to.id) throw new Refusal('invalid', w.later('to-itself', { key: from.key }))
    if (!writesSeen(ctx.actor, from) && !writesSeen(ctx.actor, to))
      throw new Refusal('forbidden', w.later('may-change-neither', { from: from.key, to: to.key }))
    return { from, relation: draft.relation, to }
  })
}

const fits = (kinds: readonly string[] | 'any', kind: string) => kinds === 'any' || kinds.includes(kind)

function refuseWrongKinds(link: NewLink) {
  const { from, relation: name, to } = straight(link)
  const relation = relationNamed(name)?.relation
  if (!relation || (fits(relation.from, from.kind) && fits(relation.to, to.kind))) return
  const values = { relation: name, from: kindOf(from.kind).title, to: kindOf(to.kind).title }
  throw new Refusal('invalid', w.later('wrong-kinds', values))
}

export async function addLinks(ctx: Write, input: Input<typeof links.add>) {
  const wanted = await checked(ctx, input.links)
  wanted.forEach(refuseWrongKinds)
  return { added: await linkRecords(ctx, wanted) }
}

/** Also takes away what a merged record brought along. */
export async function removeLinks(ctx: Write, input: Input<typeof links.remove>) {
  const wanted = await checked(ctx, input.links)
  const wholes = await wholesOf(
    ctx,
    wanted.flatMap(({ from, to }) => [from.id, to.id]),
  )
  const refs = await seenAmong(ctx, [...wholes.values()].flat())
  const whole = ({ id }: EntityRef) => (wholes.get(id) ?? []).flatMap((one) => refs.get(one) ?? [])
  const all = wanted.flatMap(({ from, relation, to }) =>
    whole(from).flatMap((near) => whole(to).map((far) => ({ from: near, relation, to: far }))),
  )
  return { removed: await unlinkRecords(ctx, all) }
}
