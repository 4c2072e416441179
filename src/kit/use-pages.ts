import { useInfiniteQuery } from '@tanstack/react-query'

interface Page<T> {
  items: readonly T[]
  next: string | null
}

interface PagesOptions<T> {
  /** Of the first page, from `asking`: the rest is kept and kept current with it. */
  first: { queryKey: readonly unknown[]; meta?: Record<string, unknown> | undefined }
  page: (after: string | undefined, signal: AbortSignal) => Promise<Page<T>>
}

/** A list that is read page by page, newest first: what has come so far, and a way to more. */
export function usePages<T>({ first: { queryKey, meta }, page }: PagesOptions<T>) {
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: [...queryKey, 'pages'],
    queryFn: ({ pageParam, signal }) => page(pageParam === '' ? undefined : pageParam, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    ...(meta && { meta }),
  })
  return {
    items: data?.pages.flatMap(({ items }) => items),
    hasMore: hasNextPage,
    isLoading: isFetchingNextPage,
    load: () => void fetchNextPage(),
  }
}
