import { Checkbox, Popover, SegmentedControl } from '@mantine/core'
import { Button, IconButton } from '../button.tsx'
import { shownColumns, type Column } from '../table/columns.tsx'
import { w } from '../words.ts'
import classes from './column-picker.module.css'

interface ColumnPickerProps {
  columns: readonly Column<never>[]
  chosen: readonly string[] | undefined
  onChange: (chosen: readonly string[] | undefined) => void
  density: 'normal' | 'roomy'
  onDensity: (density: 'normal' | 'roomy') => void
}

/** Which columns stand in the list and in which order, by key as well as by pointer. */
export function ColumnPicker({ columns, chosen, onChange, density, onDensity }: ColumnPickerProps) {
  const shown = shownColumns(columns, chosen).map(({ key }) => key)
  const rest = columns.filter(({ key }) => !shown.includes(key))
  const move = (key: string, by: number) => {
    const at = shown.indexOf(key)
    const order = shown.toSpliced(at, 1).toSpliced(at + by, 0, key)
    onChange(order)
  }
  return (
    <Popover position="bottom-end" width={268} trapFocus>
      <Popover.Target>
        <Button icon="columns">{w('columns')}</Button>
      </Popover.Target>
      <Popover.Dropdown p={8} aria-label={w('columns')}>
        <ul className={classes.list}>
          {[...shown.flatMap((key) => columns.find((column) => column.key === key) ?? []), ...rest].map(
            (column) => {
              const at = shown.indexOf(column.key)
              return (
                <li key={column.key}>
                  <Checkbox
                    label={column.title}
                    checked={at >= 0}
                    disabled={column.main ?? false}
                    onChange={() =>
                      onChange(at >= 0 ? shown.filter((key) => key !== column.key) : [...shown, column.key])
                    }
                  />
                  {at >= 0 && (
                    <span className={classes.move}>
                      <IconButton
                        icon="up"
                        label={w('column_up', { name: column.title })}
                        disabled={at === 0}
                        onClick={() => move(column.key, -1)}
                      />
                      <IconButton
                        icon="sort"
                        label={w('column_down', { name: column.title })}
                        disabled={at === shown.length - 1}
                        onClick={() => move(column.key, 1)}
                      />
                    </span>
                  )}
                </li>
              )
            },
          )}
        </ul>
        <SegmentedControl
          fullWidth
          aria-label={w('density')}
          value={density}
          onChange={onDensity}
          data={[
            { value: 'normal', label: w('density_normal') },
            { value: 'roomy', label: w('density_roomy') },
          ]}
        />
        {chosen && (
          <Button kind="quiet" size="s" icon="undo" onClick={() => onChange(undefined)}>
            {w('columns_reset')}
          </Button>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}
