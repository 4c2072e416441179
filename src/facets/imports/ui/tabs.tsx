import { ViewTabs } from '#kit/list/view-tabs.tsx'
import type { z } from 'zod'
import { imports } from '../contract.ts'
import { type ImportView, type RowFilter } from '../schemas.ts'
import { w } from './words.ts'

export type Which = z.output<typeof RowFilter> | 'all'
export interface PagePart {
  name: Which | 'columns'
  n?: number
}

const rowParts = (
  { state, counts }: ImportView,
  hasNotes: boolean,
): (PagePart & { stands: boolean; n: number })[] => [
  { name: 'all', n: counts.rows, stands: true },
  { name: 'create', n: counts.create, stands: true },
  { name: 'update', n: counts.update, stands: true },
  { name: 'unchanged', n: counts.unchanged, stands: true },
  { name: 'conflict', n: counts.conflict, stands: true },
  { name: 'error', n: counts.error, stands: true },
  { name: 'noted', n: -1, stands: hasNotes },
  { name: 'beside', n: counts.side, stands: counts.side > 0 },
  { name: 'kept', n: counts.kept, stands: state === 'undone' },
]

/** The parts of the page by state, the one that is needed first in front. */
export function partsOf(one: ImportView): PagePart[] {
  const columns: PagePart = { name: 'columns' }
  if (one.state === 'refused' || one.state === 'mapping') return [columns]
  const rows = rowParts(one, one.notes.length > 0)
    .filter(({ stands }) => stands)
    .map(({ name, n }) => (n < 0 ? { name } : { name, n }))
  return [...rows, columns]
}

interface TabsProps {
  one: ImportView
  parts: readonly PagePart[]
  current: PagePart
}

/** Verdicts and columns as tabs; what is shown of the rows can be loaded down as it is. */
export function Tabs({ one, parts, current }: TabsProps) {
  const at = `/admin/imports/${one.key}`
  return (
    <ViewTabs
      label={w('tabs')}
      current={current.name}
      views={parts.map(({ name, n }, place) => ({
        id: name,
        name: w(`tab-${name}`),
        to: place === 0 ? at : `${at}?part=${name}`,
        ...(n === undefined ? {} : { count: { n } }),
      }))}
      end={current.name !== 'columns' && <Download id={one.id} which={current.name} />}
    />
  )
}

const Download = ({ id, which }: { id: string; which: Which }) => (
  <a
    className="end nw"
    href={`${imports.verdicts.path.replace(':id', id)}${which === 'all' ? '' : `?which=${which}`}`}
    download
  >
    {w('download')}
  </a>
)
