import { Icon } from '../icon.tsx'
import { w } from '../words.ts'
import classes from './filter-bar.module.css'
import type { FilterChip } from './filter-help.ts'

interface FilterChipsProps {
  chips: readonly FilterChip[]
  onEdit: (chip: FilterChip) => void
  onRemove: (chip: FilterChip) => void
}

/** The finished parts of a filter: a click makes one text again, its cross takes it away. */
export function FilterChips({ chips, onEdit, onRemove }: FilterChipsProps) {
  return chips.map((chip) => (
    <span key={`${chip.from}-${chip.to}`} className={classes.chip} data-not={chip.not || undefined}>
      <button
        type="button"
        className={classes.chipText}
        onClick={() => onEdit(chip)}
        title={w('filter_edit')}
      >
        {chip.field && <b>{chip.field} </b>}
        {chip.value}
      </button>
      <button
        type="button"
        className={classes.chipCross}
        aria-label={w('filter_remove', { part: `${chip.field ?? ''} ${chip.value}`.trim() })}
        onClick={() => onRemove(chip)}
      >
        <Icon name="close" size="s" />
      </button>
    </span>
  ))
}
