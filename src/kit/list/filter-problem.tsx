import { Icon } from '../icon.tsx'
import classes from './filter-bar.module.css'
import type { FilterProblem } from './filter-help.ts'

/** What cannot be read, with the very characters marked. */
export function ProblemLine({ id, text, problem }: { id: string; text: string; problem: FilterProblem }) {
  const { from, to, message } = problem
  return (
    <div className={classes.problem} id={id} role="alert">
      <Icon name="bad" size="s" />
      <code>
        {text.slice(0, from)}
        <mark>{text.slice(from, Math.max(to, from + 1)) || ' '}</mark>
        {text.slice(Math.max(to, from + 1))}
      </code>
      <span>{message}</span>
    </div>
  )
}
