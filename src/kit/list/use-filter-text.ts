import { useEffect, useState } from 'react'
import { besides, without } from '#lib/filter/chips'
import type { FilterChip, FilterHelp, FilterProblem } from './filter-help.ts'

interface FilterTextOptions {
  value: string
  onChange: (q: string) => void
  help: FilterHelp
}

const pauseMs = 250
const problemMs = 700

/** The filter as it is worked on: what stands as chips, what is being typed, and when the list hears of it. */
export function useFilterText({ value, onChange, help }: FilterTextOptions) {
  const [{ settled, draft, at, told }, setText] = useState({ settled: value, draft: '', at: 0, told: value })
  const [shown, setShown] = useState<FilterProblem>()
  const whole = besides(settled, draft)
  const problem = draft.trim() === '' ? undefined : help.check(draft)
  // The address changed by other hands (a view, the back button): begin from there.
  if (value !== told) setText({ settled: value, draft: '', at: 0, told: value })

  const tell = (q: string) => {
    setText((before) => ({ ...before, told: q }))
    onChange(q)
  }
  useEffect(() => {
    const isDue = whole !== told && !problem
    const timer = setTimeout(() => {
      if (isDue) tell(whole)
    }, pauseMs)
    const later = setTimeout(() => setShown(problem), problem ? problemMs : 0)
    return () => {
      clearTimeout(timer)
      clearTimeout(later)
    }
  })
  const become = (settled: string, draft: string, at = draft.length) =>
    setText((before) => ({ ...before, settled, draft, at }))
  const change = (q: string) => {
    setText({ settled: q, draft: '', at: 0, told: q })
    onChange(q)
  }
  const chips =
    settled === '' ? [] : (help.chips(settled) ?? [{ from: 0, to: settled.length, value: settled }])
  return {
    draft,
    at,
    chips,
    problem: problem && shown && { ...problem },
    type: (text: string, at: number) => become(settled, text, at),
    moveTo: (at: number) => setText((before) => (before.at === at ? before : { ...before, at })),
    /** What was typed becomes chips, if it can be read. */
    settle: () => {
      if (draft.trim() === '') return
      if (problem) setShown(problem)
      else change(whole)
    },
    remove: (chip: FilterChip) => change(besides(without(settled, chip), draft)),
    /** A chip becomes text again. */
    edit: (chip: FilterChip) =>
      become(besides(without(settled, chip), draft), settled.slice(chip.from, chip.to)),
  }
}
