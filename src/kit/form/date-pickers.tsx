import '@mantine/dates/styles.layer.css'
import { DateInput, DatesProvider, DateTimePicker } from '@mantine/dates'
import type { ReactNode } from 'react'
import { Icon } from '../icon.tsx'
import { useReader } from '../reader.tsx'
import { w } from '../words.ts'
import { instantOf, wallOf } from './zoned.ts'

interface PickerProps {
  value: string
  onChange: (value: unknown) => void
  name?: string
  label?: ReactNode
  description?: ReactNode
  error?: ReactNode
  onBlur?: (() => void) | undefined
  placeholder?: string | undefined
  'aria-label'?: string | undefined
  'aria-required'?: true | undefined
}

const ariaLabels = () => ({
  previousMonth: w('month_before'),
  nextMonth: w('month_next'),
  previousYear: w('year_before'),
  nextYear: w('year_next'),
  previousDecade: w('decade_before'),
  nextDecade: w('decade_next'),
})

// The field names itself; its drop-down would be a dialog without a name.
const unnamed = { withRoles: false } as const
const settings = { firstDayOfWeek: 1, consistentWeeks: true } as const

/** A calendar day, typed or picked. Days have no zone. */
export function DayPicker({ value, onChange, placeholder, ...rest }: PickerProps) {
  return (
    <DatesProvider settings={settings}>
      <DateInput
        {...rest}
        placeholder={placeholder ?? ''}
        value={value || null}
        onChange={(day) => onChange(day ?? undefined)}
        valueFormat="ddd D MMM YYYY"
        leftSection={<Icon name="calendar" size="s" />}
        ariaLabels={ariaLabels()}
        popoverProps={unnamed}
        clearable
      />
    </DatesProvider>
  )
}

/** A moment in the reader's zone, which stands beside it; kept as an instant. */
export function MomentPicker({
  value,
  onChange,
  placeholder,
  // It is a button, which cannot be required; the label says what is optional.
  'aria-required': _,
  ...rest
}: PickerProps) {
  const { zone } = useReader()
  return (
    <DatesProvider settings={settings}>
      <DateTimePicker
        {...rest}
        placeholder={placeholder ?? ''}
        value={value ? wallOf(value, zone) : null}
        onChange={(wall) => onChange(wall ? instantOf(wall, zone) : undefined)}
        valueFormat="ddd D MMM YYYY, HH:mm"
        leftSection={<Icon name="calendar" size="s" />}
        rightSection={<span className="t3 f12 nw">{zone.split('/').at(-1)?.replaceAll('_', ' ')}</span>}
        rightSectionWidth={96}
        rightSectionPointerEvents="none"
        ariaLabels={ariaLabels()}
        popoverProps={unnamed}
        submitButtonProps={{ 'aria-label': w('done') }}
      />
    </DatesProvider>
  )
}
