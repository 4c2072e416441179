import type { Write } from '#kernel/context'
import { createObligations } from './commands.ts'
import { duties } from './demo.ts'
import { missObligation, meetObligation, waiveObligation } from './moves.ts'

interface Signed {
  readonly id: string
  readonly title: string
}

/** What the contracts of Halden Marine oblige to: some met, one overdue, one waived, the rest to come. */
export async function seedObligations(
  ctx: Write,
  contracts: readonly Signed[],
  people: ReadonlyMap<string, { id: string }>,
  today: string,
): Promise<void> {
  const day = (days: number) => Temporal.PlainDate.from(today).add({ days }).toString()
  const known = new Map(contracts.map(({ id, title }) => [title, id]))
  const some = duties.filter(({ contract }) => known.has(contract))
  const made = await createObligations(
    ctx,
    some.map(({ contract, owner, due, past: _, ...duty }) => ({
      ...duty,
      contract_id: known.get(contract) ?? '',
      owner_id: people.get(owner)?.id ?? null,
      first_on: day(due),
    })),
  )
  for (const [n, { id }] of made.entries())
    for (const [how, note, late = 0] of some[n]?.past ?? []) {
      if (how === 'met')
        await meetObligation(ctx, { id, on: day((some[n]?.due ?? 0) + late), note, file_id: null })
      if (how === 'missed') await missObligation(ctx, { id, why: note })
      if (how === 'waived') await waiveObligation(ctx, { id, why: note })
    }
}
