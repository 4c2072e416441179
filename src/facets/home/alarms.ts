import type { Sentence } from '#lib/words'
import type { Read } from '#kernel/context'
import { heard } from './panels.ts'

export interface Alarm {
  readonly name: string
  /** One sentence: what is wrong. */
  readonly says: Sentence
  readonly sub: Sentence
  readonly to: string
  /** Whoever raises it has written to the administrators. */
  readonly isMailed?: boolean
}

interface AlarmSource {
  name: string
  find: (ctx: Pick<Read, 'db'>) => Promise<readonly Alarm[]>
}

const sources = new Map<string, AlarmSource>()
/** A room says what of it stands above every page of those who administer, for as long as it is so. */
export const raisesAlarm = (source: AlarmSource) => {
  sources.set(source.name, source)
}

/** What all rooms raise now. */
export async function raisedAlarms(ctx: Pick<Read, 'db'>): Promise<Alarm[]> {
  const raised: Alarm[] = []
  for (const { name, find } of sources.values()) raised.push(...((await heard(name, () => find(ctx))) ?? []))
  return raised
}
