import { useCallback } from 'react'
import { ask } from '#kit/api'
import { useReader } from '#kit/reader.tsx'
import { dayShortly } from '#kit/time-words'
import type { Found } from '#kit/visited'
import { desk } from '../contract.ts'
import { w } from './words.ts'

/** Finds who can take a ticket, its team first: each with what is in hand already, and until when they are away. */
export function useAssignees(team_id?: string | null) {
  const { language } = useReader()
  return useCallback(
    async (q: string, signal?: AbortSignal): Promise<Found[]> => {
      const { items } = await ask(desk.assignees, { q, ...(team_id && { team_id }) }, signal)
      return items.map(({ id, name, teams, open, away_until }) => ({
        id,
        title: name,
        sub: [
          ...(away_until === null ? [] : [w('away-until', { day: dayShortly(away_until, language) })]),
          w('in-hand', { n: open }),
          ...teams,
        ].join(' · '),
        icon: 'user' as const,
        to: '/people',
      }))
    },
    [team_id, language],
  )
}
