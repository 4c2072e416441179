import { useMemo } from 'react'
import { fieldsFor, type Field } from '#lib/filter/fields'
import { filterHelp } from '#lib/filter/help'
import { ask, useAsk } from '#kit/api'
import type { FilterHelp } from '#kit/list/filter-help'
import { useMe } from '#kit/me.tsx'
import { useReader } from '#kit/reader.tsx'
import { work } from '#facets/work/contract'

/** What the filter bar of the queue knows: the fields that this reader may ask, and names as they are typed. */
export function useFilterHelp(): FilterHelp {
  const { data } = useAsk(work.fields, {})
  const me = useMe()?.id
  const { zone, now } = useReader()
  return useMemo(() => {
    const fields = fieldsFor((data?.items ?? []) as Field[], () => true, 'says')
    const reader = () => ({
      now: new Date(now()).toISOString(),
      zone,
      ...(me !== undefined && { me, groups: [] }),
    })
    return filterHelp(fields, reader, async (ref, q) => (await ask(work.names, { ref, q })).items)
  }, [data, me, zone, now])
}
