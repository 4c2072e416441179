import { useAsk, useCommand } from '#kit/api'
import { views as saved } from '#facets/saved-views/contract'

const list = 'desk.queue'

/** The queue's views: those it came with, shared ones and the reader's own; and how to keep one. */
export function useViews() {
  const { data } = useAsk(saved.list, { list })
  const save = useCommand(saved.save)
  const shown = (data?.items ?? []).filter(({ hidden }) => !hidden)
  return {
    isReady: data !== undefined,
    views: shown.map(({ key, title, q, sort, columns }) => ({
      id: key,
      name: title,
      q,
      ...(sort !== null && { sort }),
      ...(columns !== null && { columns }),
    })),
    keep: (view: {
      title: string
      q: string
      sort: string
      columns?: readonly string[] | undefined
      shared_with?: string | null
    }) =>
      save.mutateAsync({
        list,
        title: view.title,
        q: view.q,
        sort: view.sort,
        columns: view.columns ? [...view.columns] : null,
        shared_with: view.shared_with ?? null,
      }),
  }
}
