import { Neighbours } from '#facets/records/ui/neighbours.tsx'
import { useMay } from '#kit/me.tsx'
import { w } from './words.ts'

const pages = [
  { name: 'title', icon: 'key', to: '/software' },
  { name: 'unmatched', icon: 'question', to: '/software/unmatched' },
  { name: 'savings', icon: 'coin', to: '/software/savings' },
  { name: 'soon', icon: 'pulse', to: '/software/soon' },
  { name: 'keys', icon: 'eye', to: '/software/keys' },
  { name: 'audits', icon: 'lock', to: '/software/audits' },
  { name: 'packages', icon: 'box', to: '/software/packages' },
] as const

type Name = (typeof pages)[number]['name']

/** The ways between products, what is none yet, what will be missing, and what devices reported. */
export function Beside({ here }: { here: Name }) {
  const may = useMay()
  const open = pages.filter(({ name }) => name !== 'soon' || may('software.write'))
  return <Neighbours pages={open} here={here} title={(name) => w(name)} />
}
