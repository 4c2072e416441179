import { recall, remember } from '../memory.ts'

export interface Draft {
  values: Record<string, unknown>
  /** Epoch milliseconds. */
  at: number
}

const name = (key: string) => `draft:${key}`

/** What was typed and not sent, kept in this browser until it is sent or thrown away. */
export const readDraft = (key: string) => recall(name(key)) as Draft | undefined
export const keepDraft = (key: string, values: Record<string, unknown>): Draft | undefined => {
  const draft = { values, at: Date.now() }
  return remember(name(key), draft) ? draft : undefined
}
export const dropDraft = (key: string) => remember(name(key), undefined)
