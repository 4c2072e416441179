import type { z } from 'zod'
import { Pill, type Tone } from '#kit/pill.tsx'
import { w as said } from '../words.ts'
import { type AssessmentStatus, Topic } from '../schemas.ts'
import { w } from './words.ts'

type Status = z.output<typeof AssessmentStatus>
const tones: Record<Status, Tone> = { open: 'plan', finished: 'info', accepted: 'good' }

export const StatusPill = ({ status }: { status: Status }) => (
  <Pill tone={tones[status]}>{said(`status.${status}`)}</Pill>
)

/** 72 %, or a dash where nothing is judged. */
export const scoreWords = (score: number | null) => (score === null ? '–' : w('percent', { n: score }))

export const topicChoices = () => Topic.options.map((value) => ({ value, title: said(`topic.${value}`) }))
