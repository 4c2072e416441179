import { useMemo } from 'react'
import { fieldsFor, type Field } from '#lib/filter/fields'
import { filterHelp } from '#lib/filter/help'
import { ask, useAsk } from '#kit/api'
import type { FilterHelp } from '#kit/list/filter-help'
import { useMe } from '#kit/me.tsx'
import { useReader } from '#kit/reader.tsx'
import { work } from '../contract.ts'

/**
 * What a filter bar over work knows: the fields that this reader may ask, and names as they are typed. A scope has no
 * reader, so `me` means nothing in it, and words without a field are not looked for.
 */
export function useWorkFilter(kind: 'list' | 'scope' = 'list'): FilterHelp {
  const { data } = useAsk(work.fields, { for: kind })
  const me = useMe()?.id
  const { zone, now } = useReader()
  return useMemo(() => {
    const fields = fieldsFor((data?.items ?? []) as Field[], () => true, kind === 'list' ? 'says' : undefined)
    const reader = () => ({
      now: new Date(now()).toISOString(),
      zone,
      ...(me !== undefined && kind === 'list' && { me, groups: [] }),
    })
    return filterHelp(fields, reader, async (ref, q) => (await ask(work.names, { ref, q })).items)
  }, [data, me, zone, now, kind])
}
