import { type Replayed, replay } from '#kernel/replay/replay'
import { compose } from '../compose.ts'
import { version } from '../version.ts'
import type { Deed } from './perform.ts'
import { w } from './words.ts'

/** Asks a database what its house would be asked. */
export const replayIn = (url: string): Promise<Replayed> => replay(url, compose().modules, version)

/** Each request that was not answered as it should be, or how many were. */
export function reportReplay({ asked, wrong }: Replayed, { say }: Deed) {
  for (const one of wrong) say(w('replayed-wrong', { ...one }))
  if (wrong.length === 0) say(asked === 0 ? w('replayed-nobody') : w('replayed', { asked }))
}
