import type { ReactNode } from 'react'
import { PageFault } from './page-fault.tsx'
import { Skeleton } from './skeleton.tsx'

interface LoadedProps<T> {
  /** What `useAsk` gave. */
  answer: { data: T | undefined; error: Error | null; refetch: () => Promise<unknown> }
  shape?: 'record' | 'rows' | 'form'
  children: (data: T) => ReactNode
}

/** What was asked for, once it is there; before that its shape, and why it does not come if it does not. */
export function Loaded<T>({ answer: { data, error, refetch }, shape = 'record', children }: LoadedProps<T>) {
  if (data !== undefined) return children(data)
  return error ? <PageFault error={error} onAgain={() => void refetch()} /> : <Skeleton shape={shape} />
}
