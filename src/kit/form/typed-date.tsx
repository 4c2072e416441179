import '@mantine/dates/styles.layer.css'
import 'dayjs/locale/de'
import { Popover, TextInput } from '@mantine/core'
import { DatePicker, DatesProvider } from '@mantine/dates'
import { useRef, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react'
import { IconButton } from '../button.tsx'
import { spoken } from '#lib/words'
import { w } from '../words.ts'

export interface TypedDateProps {
  /** As it is kept, or, while it cannot be read, as it was typed: then it is refused like any wrong value. */
  value: string
  onChange: (value: unknown) => void
  /** What was typed as it is kept; nothing if it cannot be read. */
  read: (text: string) => string | undefined
  /** What is kept as people read it; nothing if it is none. */
  shown: (value: string) => string | undefined
  /** The day of what is kept, which the calendar marks. */
  dayIn: (value: string) => string | undefined
  /** A day was picked in the calendar. */
  onDay: (day: string) => void
  end?: ReactNode
  name?: string
  label?: ReactNode
  description?: ReactNode
  error?: ReactNode
  onBlur?: (() => void) | undefined
  placeholder?: string | undefined
  autoFocus?: boolean | undefined
  'data-autofocus'?: true | undefined
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

const settings = () => ({ firstDayOfWeek: 1, consistentWeeks: true, locale: spoken() }) as const

/** What stands in the field while it is written, for as long as it is what is kept: whoever picks another says that. */
interface Typed {
  text: string
  kept: string
}

/** Who picks has not left the field. */
const stay = (event: MouseEvent) => event.preventDefault()

/** A date as it is typed, with a calendar to look it up in. Left, it is said back as it was understood. */
export function TypedDate(props: TypedDateProps) {
  const { value, onChange, read, shown, dayIn, onDay, end, onBlur, placeholder, ...rest } = props
  const [typed, setTyped] = useState<Typed>()
  const [opened, setOpened] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const day = dayIn(value)
  const type = (text: string) => {
    const kept = text.trim() === '' ? '' : (read(text) ?? text)
    setTyped({ text, kept })
    onChange(kept === '' ? undefined : kept)
  }
  const pick = (picked: string | null) => {
    setTyped(undefined)
    setOpened(false)
    input.current?.focus()
    if (picked !== null) onDay(picked)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' && !opened) setOpened(true)
    if (event.key !== 'Escape' || !opened) return
    event.stopPropagation()
    setOpened(false)
  }
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" withRoles={false}>
      <Popover.Target>
        <TextInput
          {...rest}
          ref={input}
          autoComplete="off"
          placeholder={placeholder ?? ''}
          value={typed?.kept === value ? typed.text : (shown(value) ?? value)}
          onChange={(event) => type(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onBlur={() => {
            setTyped(undefined)
            onBlur?.()
          }}
          rightSection={
            <span className="row">
              {end}
              <IconButton
                icon="calendar"
                label={w('calendar')}
                tabIndex={-1}
                onMouseDown={stay}
                onClick={() => setOpened(!opened)}
              />
            </span>
          }
          rightSectionWidth={end === undefined ? 34 : 124}
          rightSectionProps={{ style: { justifyContent: 'flex-end', paddingRight: 4 } }}
          rightSectionPointerEvents="all"
        />
      </Popover.Target>
      <Popover.Dropdown onMouseDown={stay} data-dates-dropdown>
        <DatesProvider settings={settings()}>
          <DatePicker
            value={day ?? null}
            {...(day !== undefined && { defaultDate: day })}
            onChange={pick}
            ariaLabels={ariaLabels()}
          />
        </DatesProvider>
      </Popover.Dropdown>
    </Popover>
  )
}
