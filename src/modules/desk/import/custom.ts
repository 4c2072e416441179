import { ownPrefix, tryCustom } from '#facets/custom-fields/public'
import type { Reason } from '#facets/imports/public'
import type { Read } from '#kernel/context'
import type { Kind, Present } from './ground.ts'
import { w } from './words.ts'

interface Asked {
  readonly kind: Kind
  readonly custom: Record<string, unknown>
  readonly present: Present | undefined
}

/** What is wrong with the own fields of each; nothing where they fit. What is needed is asked of people only. */
export async function problemsOf(ctx: Read, all: readonly Asked[]): Promise<Reason[][]> {
  const problems: Reason[][] = all.map(() => [])
  const filled = all.map((one, at) => ({ ...one, at })).filter(({ custom }) => Object.keys(custom).length > 0)
  for (const [kind, some] of Map.groupBy(filled, (one) => one.kind)) {
    const checked = await tryCustom(
      ctx,
      kind,
      some.map(({ custom, present }) => ({
        values: custom,
        before: (present?.row.custom ?? {}) as Record<string, unknown>,
      })),
    )
    for (const [n, one] of checked.entries()) {
      const at = some[n]?.at
      if ('problems' in one && at !== undefined)
        problems[at] = Object.entries(one.problems).map(([name, said]) => ({
          field: `${ownPrefix}${name}`,
          why: w.later('custom-wrong', { problem: said.join(' ') }),
        }))
    }
  }
  return problems
}
