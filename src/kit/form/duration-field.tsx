import { TextInput } from '@mantine/core'
import { useState, type ComponentProps } from 'react'
import { minutesOf, minutesText } from '#lib/time/minutes-text'

interface DurationFieldProps extends Omit<ComponentProps<typeof TextInput>, 'value' | 'onChange'> {
  value: unknown
  onChange: (value: unknown) => void
}

const shownOf = (value: unknown) => (typeof value === 'number' && value >= 1 ? minutesText(value) : '')

/** A length of time as people write it: 1h 15m, 1:30, 90m. Kept in minutes; what cannot be read is none. */
export function DurationField({ value, onChange, onBlur, ...rest }: DurationFieldProps) {
  const [typed, setTyped] = useState(() => shownOf(value))
  const type = (text: string) => {
    setTyped(text)
    const minutes = minutesOf(text)
    onChange(minutes === null ? undefined : (minutes ?? Number.NaN))
  }
  return (
    <TextInput
      {...rest}
      autoComplete="off"
      value={typed}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={(event) => {
        // Said back as it was understood.
        setTyped(shownOf(value) || typed)
        onBlur?.(event)
      }}
    />
  )
}
