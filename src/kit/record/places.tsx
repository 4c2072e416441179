import { createContext, use, useMemo, type ReactNode } from 'react'
import type { IconName } from '../icon.tsx'
import type { Room } from '../room.ts'

/** Where the records of one kind are shown, and their glyph. */
export interface RecordPlace {
  kind: string
  icon: IconName
  to: (key: string) => string
}

export type Places = ReadonlyMap<string, RecordPlace>

export const placesOf = (rooms: readonly Room[]): Places =>
  new Map(rooms.flatMap(({ records = [] }) => records).map((place) => [place.kind, place]))

const Context = createContext<Places>(new Map())

/** Makes known to every screen where the rooms show their records. */
export function PlacesProvider({ rooms, children }: { rooms: readonly Room[]; children: ReactNode }) {
  const places = useMemo(() => placesOf(rooms), [rooms])
  return <Context value={places}>{children}</Context>
}

export const usePlaces = (): Places => use(Context)

interface Named {
  kind: string
  key: string
}

/** The address and the glyph of a record; one of a kind that no room shows is sought by its number. */
export function placeOf(places: Places, { kind, key }: Named): { icon: IconName; to: string } {
  const place = places.get(kind)
  return { icon: place?.icon ?? 'file', to: place?.to(key) ?? `/go/${encodeURIComponent(key)}` }
}
