import type { Sent } from '#lib/contract'
import { useCommand } from '#kit/api'
import { tell } from '#kit/toast.tsx'
import type { assets } from '../../contract.ts'
import { w } from './words.ts'

type Change =
  | typeof assets.changeType
  | typeof assets.changeStatus
  | typeof assets.changeManufacturer
  | typeof assets.changeModel

interface Row {
  readonly version: number
  readonly archived: boolean
}

/** Archives an entry of the catalogue, or brings it back. */
export function useArchiving<E extends Change>(endpoint: E) {
  const change = useCommand(endpoint)
  return (
    which: Omit<Sent<E>, 'version'>,
    { version, archived, ...named }: Row & ({ title: string } | { name: string }),
  ) => {
    const title = 'title' in named ? named.title : named.name
    change.mutate({ ...which, version, archived: !archived } as unknown as Sent<E>, {
      onSuccess: () => tell({ text: w(archived ? 'restored.done' : 'archived.done', { title }) }),
    })
  }
}
