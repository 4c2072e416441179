import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { say } from '../words.ts'
import { flightRecord } from './flight-recorder.ts'
import { MINUTE_MS } from './instant.ts'
import { clockHistory, sampleCalendars } from './samples.ts'

/** A busy machine is no failure. */
const PATIENCE = 60_000

test(
  'over any history the rows add up, in milliseconds and in the minutes shown, and every word is known',
  () => {
    const ask = fc.record({
      history: clockHistory,
      seconds: fc.integer({ min: 0, max: 59_999 }),
      language: fc.constantFrom('en', 'nb'),
    })
    fc.assert(
      fc.property(ask, ({ history: { facts, now }, seconds, language }) => {
        const reader = { language, zone: 'America/Santiago', now: now + seconds }
        const { headline, rows, foot, view } = flightRecord(facts, sampleCalendars, reader)
        const worked = (what: string) => rows.filter((row) => row.what === what).map((row) => row.worked_ms)
        const sum = (of: number[]) => of.reduce((total, ms) => total + ms, 0)
        const open = view.state === 'running' || view.state === 'paused'
        expect(sum(worked('ran'))).toBe(view.elapsed_ms)
        expect(sum(worked('left'))).toBe(open ? Math.max(0, view.left_ms) : 0)
        const minutes = sum(rows.map((row) => row.minutes))
        if (open && view.left_ms >= 0) expect(minutes).toBe((view.target_ms + view.granted_ms) / MINUTE_MS)
        for (const [i, row] of rows.entries()) {
          expect(row.from).toBeGreaterThanOrEqual(rows[i - 1]?.to ?? row.from)
          expect(row.what === 'ran' || row.what === 'left' || row.worked_ms === 0).toBe(true)
        }
        const sentences = [headline, foot, ...rows.flatMap((row) => [row.words, row.why])]
        for (const sentence of sentences) if (sentence) expect(say(sentence, language)).not.toBe(sentence.key)
      }),
      { numRuns: 300 },
    )
  },
  PATIENCE,
)
