import { z } from 'zod'
import { Day } from '#lib/contract'
import { ClockCell } from '#facets/work/contract'

/** One thing that needs somebody, as the bridge shows it. */
export const PanelItem = z.object({
  id: z.string(),
  /** What people call it, if it has such a name; else the title is the link. */
  key: z.string().nullable(),
  title: z.string(),
  /** Where it is seen whole; nowhere, if it is a figure of what the reader does not see in its parts. */
  to: z.string().nullable(),
  sub: z.string().nullable(),
  clock: ClockCell.nullable(),
  /** A day that it begins on, or lasts until. */
  day: z.object({ date: Day, until: z.boolean() }).nullable(),
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
  /** Worth knowing, but asks nothing of the reader. */
  calm: z.boolean(),
  /** Each figure of the title, and where exactly its rows are listed. */
  figures: z.array(z.object({ words: z.string(), to: z.string() })),
  items: z.array(PanelItem),
})
export type Panel = z.output<typeof Panel>
