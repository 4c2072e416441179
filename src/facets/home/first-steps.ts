import type { Sentence } from '#lib/words'
import { may } from '#kernel/actor'
import type { Read } from '#kernel/context'
import { type Finding, heard, tellAtHome } from './panels.ts'
import { w } from './words.ts'

/** Something that a new house decides once; told at home to whoever may, until it is done. */
export interface FirstStep {
  name: string
  /** Small first. */
  order: number
  can: string
  title: Sentence
  /** What hangs on it. */
  why: Sentence
  to: string
  isDone: (ctx: Read) => Promise<boolean>
}

const steps = new Map<string, FirstStep>()
export const firstStep = (step: FirstStep) => {
  steps.set(step.name, step)
}

async function find(ctx: Read): Promise<Finding | null> {
  const mine = [...steps.values()].filter(({ can }) => may(ctx.actor, can)).sort((a, b) => a.order - b.order)
  const done = await Promise.all(mine.map(({ name, isDone }) => heard(name, () => isDone(ctx))))
  const open = mine.filter((_, n) => done[n] === false)
  if (open.length === 0) return null
  return {
    title: w.later('first-steps', { n: open.length, done: done.filter((one) => one === true).length }),
    figures: [],
    items: open.map(({ name, title, why, to }) => ({ id: name, title, sub: why, to })),
  }
}

tellAtHome({ name: 'home.first-steps', order: 90, find })
