import { z } from 'zod'
import { minutesText } from '#lib/time/minutes-text'
import { Target } from '../schemas.ts'
import { clockTitle } from './clock-facts.ts'

/** What is promised, in a line: First response 1h 2h 4h 1d –. */
export const targetsSaid = (value: unknown): string =>
  z
    .array(Target)
    .catch([])
    .parse(value)
    .map(({ metric, minutes }) =>
      [clockTitle(metric), ...minutes.map((n) => minutesText(n) || '–')].join(' '),
    )
    .join('; ')
