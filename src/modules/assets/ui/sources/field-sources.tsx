import { createContext, use, useMemo, type ReactNode } from 'react'
import { useAsk } from '#kit/api'
import { useMay } from '#kit/me.tsx'
import { assets } from '../../contract.ts'
import type { FieldSource } from '../../sources/contract.ts'
import { SourceMark } from './source-mark.tsx'
import classes from './source-mark.module.css'

interface Known {
  readonly id: string
  readonly fields: ReadonlyMap<string, FieldSource>
  /** Who said most of it: that is no news at each field. */
  readonly usual: string | undefined
}
/** Who said most of these fields. */
function usualOf(items: readonly FieldSource[]) {
  const all = [...Map.groupBy(items, ({ by }) => by)].toSorted(([, a], [, b]) => b.length - a.length)
  return all[0]?.[0]
}

const Context = createContext<Known | null>(null)

/** Asks once who said what of an asset, for all its fields on the page; nothing for those who only hold it. */
export function FieldSources({ id, children }: { id: string; children: ReactNode }) {
  const enabled = useMay()('assets.care')
  const { data } = useAsk(assets.sources, { id }, { kinds: ['asset'], enabled })
  const known = useMemo(
    () =>
      data
        ? { id, fields: new Map(data.items.map((one) => [one.field, one])), usual: usualOf(data.items) }
        : null,
    [id, data],
  )
  return <Context value={known}>{children}</Context>
}

/** The mark of who said a field that is shown elsewhere. */
export function SourceOf({ field }: { field: string }) {
  const known = use(Context)
  const said = known?.fields.get(field)
  return known && said ? <SourceMark id={known.id} said={said} usual={said.by === known.usual} /> : null
}

/** A field with the mark of who said it beside it. */
export function WithSource({ field, children }: { field: string; children: ReactNode }) {
  const known = use(Context)
  const said = known?.fields.get(field)
  const shown = children === '' || children === null || children === undefined ? '–' : children
  if (!known || !said) return shown
  return (
    <div className={classes.beside}>
      <div>{shown}</div>
      <SourceMark id={known.id} said={said} usual={said.by === known.usual} />
    </div>
  )
}
