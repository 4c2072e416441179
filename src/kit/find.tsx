import { TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useState } from 'react'
import { Icon } from './icon.tsx'

const pauseMs = 200

interface FindProps {
  label: string
  /** What is looked for now, as the address says. */
  value: string
  onFind: (text: string) => void
  className?: string | undefined
}

/** Where a part of a name is typed; asked once one stops typing. What the address says otherwise stands there at once. */
export function Find({ label, value, onFind, className }: FindProps) {
  const [typed, setTyped] = useState(value)
  const [sent, setSent] = useState(value)
  const [before, setBefore] = useState(value)
  const find = useDebouncedCallback((text: string) => {
    setSent(text)
    onFind(text)
  }, pauseMs)
  if (value !== before) {
    setBefore(value)
    // What comes back from here is no news: more may be typed by now.
    if (value !== sent) setTyped(value)
  }
  return (
    <TextInput
      className={className}
      aria-label={label}
      placeholder={label}
      leftSection={<Icon name="search" />}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        find(event.currentTarget.value)
      }}
    />
  )
}
