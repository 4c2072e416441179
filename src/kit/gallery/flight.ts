import type { FlightRow } from '../record/flight-recorder.tsx'
import { vocabulary } from '#lib/words'

const w = vocabulary('gallery', {
  due: 'Due 15:50, because 8 hours minus what ran',
  ran: 'Ran',
  runs: 'Runs',
  stopped: 'Stopped',
  paused: 'Paused',
  target: 'Target 24 h became 8 h',
  left: 'Left',
  p3: 'P3, Hamburg 08–17',
  p2: 'P2',
  closed: 'outside Hamburg hours',
  raised: 'Mikkel raised P3 to P2: five people stuck',
  waits: 'waiting for Lena’s answer',
  rest: '8:00 less 1:34 that ran',
  before: 'At P3 it was due Thu 12 Nov 13:05',
})

const at = (text: string) => Date.parse(`2026-11-${text}:00Z`)
const row = (
  what: FlightRow['what'],
  from: string,
  to: string,
  words: Parameters<typeof w>[0],
  why: Parameters<typeof w>[0],
  minutes = 0,
): FlightRow => ({
  what,
  from: at(from),
  to: at(to),
  words: w(words),
  why: w(why),
  minutes,
})

/** Why HM-2836 is due at 15:50. */
export const flight = {
  headline: w('due'),
  foot: w('before'),
  rows: [
    row('ran', '09T15:05', '09T16:00', 'ran', 'p3', 55),
    row('stopped', '09T16:00', '10T07:00', 'stopped', 'closed'),
    row('ran', '10T07:00', '10T07:12', 'ran', 'p3', 12),
    row('target-changed', '10T07:12', '10T07:12', 'target', 'raised'),
    row('ran', '10T07:12', '10T07:20', 'ran', 'p2', 8),
    row('paused', '10T07:20', '10T08:05', 'paused', 'waits'),
    row('ran', '10T08:05', '10T08:24', 'runs', 'p2', 19),
    row('left', '10T08:24', '10T14:50', 'left', 'rest', 386),
  ],
}
