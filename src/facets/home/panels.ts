import type { Sentence } from '#lib/words'
import type { Read } from '#kernel/context'
import { logger } from '#kernel/log'
import type { ClockCell } from '#facets/work/contract'
import type { PanelItem } from './contract.ts'

export interface Finding {
  title: Sentence
  calm?: boolean
  figures: readonly { words: Sentence; to: string }[]
  items: readonly (Omit<PanelItem, 'key' | 'title' | 'sub' | 'clock' | 'day' | 'mark'> & {
    key?: string | null
    title: string | Sentence
    sub?: string | Sentence | null
    clock?: ClockCell | null
    day?: { date: string; until: boolean } | null
    mark?: { tone: 'good' | 'warn' | 'bad' | 'info' | 'plan' | null; words: Sentence } | null
  })[]
}

export interface HomePanel {
  name: string
  /** Small first. */
  order: number
  /** The permission without which it is not asked. */
  can?: string
  /** What needs this reader today; nothing when nothing does. */
  find: (ctx: Read) => Promise<Finding | null>
}

const log = logger('home')
/** What one of many has to tell. Where one fails, the log says so and the reader is still told the others. */
export async function heard<T>(name: string, ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask()
  } catch (error) {
    log.error({ err: error, panel: name }, 'a panel of the bridge cannot be told')
    return null
  }
}

const panels = new Map<string, HomePanel>()
/** A room says what it has to tell its readers each morning. */
export const tellAtHome = (panel: HomePanel) => {
  panels.set(panel.name, panel)
}
export const homePanels = (): readonly HomePanel[] => [...panels.values()].sort((a, b) => a.order - b.order)
