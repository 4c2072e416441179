import type { ReactNode } from 'react'
import type { z } from 'zod'
import type { Endpoint, Reply, Sent } from '#lib/contract'
import { useAsk } from '#kit/api'
import { Loaded } from '#kit/loaded.tsx'
import { useParam, useSearchState } from '#kit/url'

/** A question for one record by its id or its key. */
type AsksOne = Endpoint<z.ZodObject<{ id: z.ZodType<unknown, string> }>>

interface OneRecordProps<E extends AsksOne> {
  /** The question that answers with it. */
  by: E
  /** The kinds of records that the answer speaks of: when one of them changes, it is asked again. */
  kinds: readonly string[]
  children: (record: Reply<E>) => ReactNode
}

/** The record whose key stands in the address, kept current. */
export function OneRecord<E extends AsksOne>({ by, kinds, children }: OneRecordProps<E>) {
  const key = useParam('key')
  const answer = useAsk(by, { id: key } as Sent<E>, { kinds })
  return <Loaded answer={answer}>{children}</Loaded>
}

interface NamedRecordProps<E extends AsksOne> {
  /** What stands before it in the address: `?vendor=`. */
  name: string
  by: E
  children: (record: Reply<E> | undefined) => ReactNode
}

/** The record that the address names after its question mark, for the form that begins with it; undefined where it names none. */
export function NamedRecord<E extends AsksOne>({ name, by, children }: NamedRecordProps<E>) {
  const [{ [name]: asked }] = useSearchState()
  const answer = useAsk(by, { id: asked ?? '' } as Sent<E>, { enabled: asked !== undefined })
  if (asked === undefined) return children(undefined)
  return (
    <Loaded answer={answer} shape="form">
      {children}
    </Loaded>
  )
}
