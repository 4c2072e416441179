import type { Action } from '../action-bar.tsx'
import { w } from '../words.ts'

interface Archivable {
  readonly id: string
  readonly archived: boolean
}

/** Puts a record into the archive, or brings it back, by the command that does so. */
export const archiving = (
  { id, archived }: Archivable,
  { isPending, mutate }: { isPending: boolean; mutate: (sent: Archivable) => void },
): Action => ({
  name: 'archive',
  title: w(archived ? 'bring_back' : 'put_away'),
  icon: archived ? 'undo' : 'archive',
  rare: true,
  busy: isPending,
  run: () => mutate({ id, archived: !archived }),
})
