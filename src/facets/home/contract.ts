import { z } from 'zod'
import { ClockCell } from '#facets/work/contract'

/** One thing that needs somebody, as the bridge shows it. */
export const PanelItem = z.object({
  id: z.string(),
  /** What people call it. */
  key: z.string(),
  title: z.string(),
  /** Where it is seen whole. */
  to: z.string(),
  sub: z.string().nullable(),
  clock: ClockCell.nullable(),
  /** A word on its state, with what it means. */
  mark: z
    .object({ tone: z.enum(['good', 'warn', 'bad', 'info', 'plan']).nullable(), words: z.string() })
    .nullable(),
})
export type PanelItem = z.output<typeof PanelItem>

export const Panel = z.object({
  name: z.string(),
  /** The finding, not the topic: “Two clocks are broken, three break today”. */
  title: z.string(),
  /** All of what the panel shows the first rows of. */
  all: z.object({ words: z.string(), to: z.string() }).nullable(),
  items: z.array(PanelItem),
})
export type Panel = z.output<typeof Panel>
