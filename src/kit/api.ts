import {
  queryOptions,
  useMutation,
  useQuery,
  useQueryClient,
  type QueryClient,
  type UseQueryResult,
} from '@tanstack/react-query'
import type { z } from 'zod'
import type { Endpoint, Reply, Sent } from '#lib/contract'
import { requestFor } from '#lib/client'
import { askAgain } from './ask-again.ts'
import { Refused } from './refused.ts'
import { send } from './send.ts'
import { tell } from './toast.tsx'

/** Which room an endpoint belongs to: `/api/desk/tickets` is of `desk`. */
export const roomOf = (path: string) => path.split('/')[2] ?? ''

interface AskOptions {
  /** The record kinds that the answer speaks of; when one of them changes it is asked again. */
  kinds?: readonly string[]
  enabled?: boolean
  /** Keeps the answer before on screen while a new input is asked. */
  keep?: boolean
  /** Asked again after so many milliseconds as well: for what no event tells of. */
  every?: number
}

/** One question as TanStack Query takes it, for loaders and prefetching. */
export function asking<E extends Endpoint>(endpoint: E, input: Sent<E>, { kinds = [] }: AskOptions = {}) {
  return queryOptions<Reply<E>, Refused>({
    queryKey: [endpoint.path, input],
    queryFn: ({ signal }) => ask(endpoint, input, signal),
    meta: { room: roomOf(endpoint.path), kinds },
  })
}

/** Asks once and gives back the reply, or throws a `Refused`. */
export const ask = async <E extends Endpoint>(endpoint: E, input: Sent<E>, signal?: AbortSignal) =>
  (await send(requestFor(endpoint, input, signal))) as Reply<E>

/** Asks and keeps the answer current: the live stream says when it is out of date. */
export function useAsk<E extends Endpoint>(
  endpoint: E,
  input: Sent<E>,
  options: AskOptions = {},
): UseQueryResult<Reply<E>, Refused> {
  return useQuery({
    ...asking(endpoint, input, options),
    ...(options.enabled === undefined ? {} : { enabled: options.enabled }),
    ...(options.every === undefined ? {} : { refetchInterval: options.every }),
    ...(options.keep ? { placeholderData: (before: Reply<E> | undefined) => before as never } : {}),
  })
}

/** What a form offers a command: the chance to show a refusal where it belongs. */
export interface ShowsRefusal {
  /** True when the form shows it itself. */
  refuse: (refused: Refused) => boolean
}

interface CommandOptions<E extends Endpoint> {
  /** The sentence once it is done; leave out where the screen shows it by itself. */
  done?: string | ((reply: Reply<E>, input: Sent<E>) => string | undefined)
  /** Takes it back; offered beside the sentence for a while. */
  undo?: (reply: Reply<E>, input: Sent<E>) => Promise<unknown>
  /** Where a refusal is shown; else it is a toast. Never both. */
  form?: ShowsRefusal | undefined
  after?: (reply: Reply<E>, input: Sent<E>) => void
  /** What it was asked from goes once it is done, and also where it waits for a second person. */
  closes?: () => void
  /** Other rooms whose answers it makes stale, besides its own. */
  touches?: readonly string[]
  /** Several in a row go out one after the other, as they were asked for. */
  inOrder?: true
}

/** A write: sends it, refreshes what it touched, and shows a refusal in exactly one place. */
export function useCommand<E extends Endpoint>(endpoint: E, options: CommandOptions<E> = {}) {
  const client = useQueryClient()
  return useMutation<Reply<E>, Refused, Sent<E>>({
    mutationFn: (input) => ask(endpoint, input),
    ...(options.inOrder ? { scope: { id: endpoint.path } } : {}),
    onSuccess: (reply, input) => {
      refresh(client, [roomOf(endpoint.path), ...(options.touches ?? [])])
      const text = typeof options.done === 'function' ? options.done(reply, input) : options.done
      const { undo } = options
      if (text) tell({ text, undo: undo && (() => undo(reply, input)) })
      options.after?.(reply, input)
      options.closes?.()
    },
    onError: (refused) => {
      if (refused.waits) options.closes?.()
      else if (!options.form?.refuse(refused)) tellRefusal(refused)
    },
  })
}

/** Shows a refusal where there is no form to show it. */
export function tellRefusal(refused: unknown) {
  const known = Refused.from(refused)
  if (!known.waits && known.kind !== 'not-signed-in')
    tell({ text: known.message, tone: 'bad', reference: known.request })
}

/** Everything that the named rooms answered is asked again, if it is on screen. */
export function refresh(client: QueryClient, rooms: readonly string[]) {
  askAgain(client, ({ meta }) => rooms.includes(String(meta?.['room'])))
}

/** The row type of a list endpoint. */
export type RowOf<E extends Endpoint> = Reply<E> extends { items: (infer T)[] } ? T : never
export type ListEndpoint<T = unknown> = Endpoint<
  z.ZodObject,
  z.ZodType<{ items: T[]; next: string | null }>,
  'GET'
>
