import { useWorkFilter } from '#facets/work/ui/use-work-filter'
import classes from './policies.module.css'

/** A scope as its parts are called, side by side; a knot that cannot be taken apart as it was written. */
export function ScopeChips({ scope }: { scope: string }) {
  const chips = useWorkFilter('scope').chips(scope) ?? [{ from: 0, to: 0, value: scope }]
  return chips.map(({ from, field, value }) => (
    <span key={from} className={classes.chip}>
      {field !== undefined && <b>{field} </b>}
      {value}
    </span>
  ))
}
