import { Refusal } from '#lib/refusal'
import type { Write } from '#kernel/context'
import type { Handed } from '../commands/hand-over.ts'
import { w } from '../words.ts'
import { itemsOf, languageOf, makeProtocol } from './make.ts'

interface Asked {
  readonly note: string
  readonly asks: boolean
}

/** A protocol for each person at an end of what changed hands: who was given things, or those who gave them back. */
export async function protocolsOf(ctx: Write, { batch, steps }: Handed, { note, asks }: Asked) {
  const isPerson = (end: { kind: string } | null) => end?.kind === 'person'
  const kind = steps.some(({ to }) => isPerson(to)) ? 'hand-over' : 'return'
  const byPerson = Map.groupBy(steps, ({ from, to }) => {
    const end = kind === 'hand-over' ? to : from
    return isPerson(end) ? (end?.id ?? '') : ''
  })
  if (byPerson.has('')) throw new Refusal('conflict', w.later('protocol-nobody'))
  const outcome = kind === 'hand-over' ? 'handed' : 'returned'
  const made: string[] = []
  for (const [person_id, some] of byPerson) {
    const told = some.map(({ id, quantity }) => ({ id, quantity, outcome }) as const)
    const items = await itemsOf(ctx, told, await languageOf(ctx, person_id))
    const { id } = await makeProtocol(ctx, { kind, person_id, items, batch, note, asks })
    made.push(id)
  }
  return made
}
