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
  const [text, setText] = useState({ settled: value, draft: '', at: 0, told: value, isSure: false })
  const { settled, draft, at, told } = text
  const [shown, setShown] = useState<FilterProblem>()
  const whole = besides(settled, draft)
  const problem = draft.trim() === '' ? undefined : help.check(draft)
  // The address changed by other hands (a view, the back button): begin from there.
  if (value !== told) setText({ settled: value, draft: '', at: 0, told: value, isSure: false })

  const tell = (q: string) => {
    setText((before) => ({ ...before, told: q }))
    onChange(q)
  }
  useEffect(() => {
    // Half a name would only be refused: it is asked once it was picked, ended or left.
    const isDue = whole !== told && !problem && (text.isSure || !help.isNaming(draft, at))
    const timer = setTimeout(() => {
      if (isDue) tell(whole)
    }, pauseMs)
    const later = setTimeout(() => setShown(problem), problem ? problemMs : 0)
    return () => {
      clearTimeout(timer)
      clearTimeout(later)
    }
  })
  const become = (settled: string, draft: string, at = draft.length, isSure = false) =>
    setText((before) => ({ ...before, settled, draft, at, isSure }))
  const change = (q: string) => {
    setText({ settled: q, draft: '', at: 0, told: q, isSure: false })
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
    /** One of the offers took the place of what was typed. */
    accept: (text: string, at: number) => become(settled, text, at, true),
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
