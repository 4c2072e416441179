import type { z } from 'zod'
import type { EventType, Earlier } from '#lib/contract'
import type { Sentence, Title } from '#lib/words'

/** What a line is told with: names for the ids in an event, and what its reader may know. */
export interface Names {
  /** Who did it, by name and by id. */
  readonly actor: string
  readonly actorId: string
  /** The reader sees the record from inside; else by a personal grant, and what is internal is left out. */
  readonly inside: boolean
  /** Every event is told, also what is not worth a line beside its record: the audit trail leaves nothing out. */
  readonly each: boolean
  /** The name behind an id; what cannot be seen is called so. */
  readonly of: (id: string | null | undefined) => string
  /** A calendar day as the reader writes it: 3 Dec 2026. */
  readonly day: (isoDay: string) => string
  /** Says a part of the sentence in the reader's language. */
  readonly say: (part: Title) => string
}

interface Telling<D> {
  /** What a reader is told; several sentences when several things changed at once, none when it is not worth a line. */
  readonly say: (data: D, names: Names) => Sentence | readonly Sentence[]
  /** The ids in the payload that `say` asks names for. */
  readonly mentions?: (data: D) => readonly (string | null | undefined)[]
  /** The payload key with the id of another record: whoever may not see that one is not told at all. */
  readonly needs?: keyof D & string
  /** How the work is organised: told to those inside only, never by a personal grant. */
  readonly insideOnly?: boolean
  /**
   * It happened elsewhere long before it was written down here: beside its record it is told as of then. The audit trail
   * keeps to who wrote it down, and when.
   */
  readonly earlier?: (data: D) => Earlier | undefined
}

/** How one kind of event is told in a timeline. */
export interface EventLine {
  readonly on: string
  /** The payload as its event declares it; undefined when an older version wrote something else. */
  readonly parse: (payload: unknown) => { data: unknown } | undefined
  readonly say: Telling<unknown>['say']
  readonly mentions: (data: unknown) => readonly (string | null | undefined)[]
  readonly needs: string | undefined
  readonly insideOnly: boolean
  readonly earlier: (data: unknown) => Earlier | undefined
}

/** Registers how a kind of event is told: a sentence in the reader's language instead of a name and a payload. */
export const eventLine = <S extends z.ZodType>(
  type: EventType<string, S>,
  { say, mentions, needs, insideOnly = false, earlier }: Telling<z.output<S>>,
): EventLine => ({
  on: type.name,
  say: (data, names) => say(data as z.output<S>, names),
  mentions: (data) => mentions?.(data as z.output<S>) ?? [],
  needs,
  insideOnly,
  earlier: (data) => earlier?.(data as z.output<S>),
  parse(payload) {
    const parsed = type.data.safeParse(payload)
    return parsed.success ? { data: parsed.data } : undefined
  },
})

const lines = new Map<string, EventLine>()

/** Makes the event lines of all rooms known; called once when the rooms are put together. */
export const knowEventLines = (all: readonly EventLine[]) => {
  lines.clear()
  for (const line of all) lines.set(line.on, line)
}

export const eventLineOf = (kind: string) => lines.get(kind)
export const allEventLines = (): readonly EventLine[] => [...lines.values()]
