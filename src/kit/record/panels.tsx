import { createContext, lazy, Suspense, use, useMemo, type ComponentType, type ReactNode } from 'react'
import { useMay } from '../me.tsx'
import type { Room } from '../room.ts'
import { Skeleton } from '../skeleton.tsx'

/** What one room shows on the page of another room's record: the people at a place, the tickets of a person. */
export interface RecordPanel {
  name: string
  /** The kind of record on whose page it stands. */
  kind: string
  /** Place among the others, small first. */
  order: number
  panel: () => Promise<{ Panel: ComponentType<{ id: string }> }>
  can?: string
}

interface Shown extends Omit<RecordPanel, 'panel'> {
  Panel: ComponentType<{ id: string }>
}
const Context = createContext<readonly Shown[]>([])

/** Makes what the rooms show on each other's pages known to those pages. */
export function PanelsProvider({ rooms, children }: { rooms: readonly Room[]; children: ReactNode }) {
  const panels = useMemo(
    () =>
      rooms
        .flatMap((room) => room.panels ?? [])
        .map(({ panel, ...rest }) => ({
          ...rest,
          Panel: lazy(async () => ({ default: (await panel()).Panel })),
        }))
        .toSorted((a, b) => a.order - b.order),
    [rooms],
  )
  return <Context value={panels}>{children}</Context>
}

/** What other rooms have to show of a record, on its page. */
export function RecordPanels({ kind, id }: { kind: string; id: string }) {
  const may = useMay()
  return use(Context)
    .filter((panel) => panel.kind === kind && may(panel.can))
    .map(({ name, Panel }) => (
      <Suspense key={name} fallback={<Skeleton shape="rows" count={3} />}>
        <Panel id={id} />
      </Suspense>
    ))
}
