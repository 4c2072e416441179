import { useMemo } from 'react'
import { type Field, fieldsFor } from '#lib/filter/fields'
import { filterHelp } from '#lib/filter/help'
import type { FilterHelp } from '#kit/list/filter-help'
import { useMay, useMe } from '#kit/me.tsx'
import { useReader } from '#kit/reader.tsx'
import { findNames } from './finders.ts'

/** What a filter bar knows of a list: the fields that this reader may ask, and names of records as they are typed. */
export function useListHelp(all: readonly Field[], words = 'says'): FilterHelp {
  const may = useMay()
  const me = useMe()
  const { zone, now } = useReader()
  const readable = all.filter(({ needs }) => may(needs)).map(({ name }) => name)
  const names = readable.join()
  return useMemo(() => {
    const known = new Set(names.split(','))
    const fields = fieldsFor(
      all.filter(({ name }) => known.has(name)),
      () => true,
      words,
    )
    const reader = () => ({ now: new Date(now()).toISOString(), zone, ...(me && { me: me.id, groups: [] }) })
    return filterHelp(fields, reader, findNames)
  }, [all, names, words, me, zone, now])
}
