import { useLayoutEffect } from 'react'
import type { Command } from './room.ts'

let offered: readonly Command[] = []

/** What can be done with the record on screen now. */
export const offeredHere = () => offered

/** Offers these in the palette, too, while the component is on screen. */
export function useOffering(commands: readonly Command[]) {
  useLayoutEffect(() => {
    offered = commands
    return () => {
      if (offered === commands) offered = []
    }
  })
}
