import { z } from 'zod'

export const Priority = z.int().min(1).max(5)

/** Rows are impact (1 everyone … 3 one person), columns urgency (1 now … 3 whenever); cells are priorities, 1 first. */
export const PriorityMatrix = z.array(z.array(Priority).length(3)).length(3)
export type PriorityMatrix = z.output<typeof PriorityMatrix>

/** ITIL's usual matrix: high and high is 1, low and low is 5 folded to 4. */
export const usualMatrix: PriorityMatrix = [
  [1, 2, 3],
  [2, 3, 4],
  [3, 4, 4],
]

/** How wide or how pressing: 1 high, 2 medium, 3 low; a form's choice sends it as text. */
export const Level = z.coerce.number<number | string>().int().min(1).max(3)

/** The priority that follows from impact and urgency, each 1 (high) to 3 (low). */
export const priorityOf = (matrix: PriorityMatrix, impact: number, urgency: number): number =>
  matrix[impact - 1]?.[urgency - 1] ?? 4

/** Cells, as `impact urgency`, that weigh less than one which is less pressing: an oversight, though nothing forbids it. */
export function oddCells(matrix: PriorityMatrix): Set<string> {
  const odd = new Set<string>()
  for (const impact of [1, 2, 3])
    for (const urgency of [1, 2, 3]) {
      const own = priorityOf(matrix, impact, urgency)
      const lighter = [
        impact < 3 ? priorityOf(matrix, impact + 1, urgency) : own,
        urgency < 3 ? priorityOf(matrix, impact, urgency + 1) : own,
      ]
      if (lighter.some((other) => other < own)) odd.add(`${impact} ${urgency}`)
    }
  return odd
}

/** Priorities that follow from nothing: no ticket gets them by itself. */
export const unreached = (matrix: PriorityMatrix): number[] =>
  [1, 2, 3, 4, 5].filter((priority) => !matrix.flat().includes(priority))
