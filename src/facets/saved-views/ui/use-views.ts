import type { Sent } from '#lib/contract'
import { useAsk, useCommand } from '#kit/api'
import { views as saved } from '../contract.ts'

/** The group of all who are signed in; the ground migration makes it. */
export const everyone = '00000000-0000-7000-8000-000000000002'

type Kept = Pick<Sent<typeof saved.save>, 'title' | 'q' | 'sort'> & {
  columns?: readonly string[] | undefined
  shared: boolean
}

/** The views of a list: those it came with, shared ones and the reader's own; and how to keep one. */
export function useViews(list: string) {
  const { data, isPending } = useAsk(saved.list, { list })
  const save = useCommand(saved.save)
  const shown = (data?.items ?? []).filter(({ hidden }) => !hidden)
  return {
    list,
    isKnown: !isPending,
    views: shown.map(({ key, title, q, sort, columns }) => ({
      id: key,
      name: title,
      q,
      ...(sort !== null && { sort }),
      ...(columns !== null && { columns }),
    })),
    keep: ({ columns, shared, ...view }: Kept) =>
      save.mutateAsync({
        list,
        ...view,
        columns: columns ? [...columns] : null,
        shared_with: shared ? everyone : null,
      }),
  }
}

export type Views = ReturnType<typeof useViews>
