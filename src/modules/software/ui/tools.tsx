import { Switch, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { Icon } from '#kit/icon.tsx'
import { w } from './words.ts'

const pauseMs = 200

/** Where a part of a name is typed; asked once one stops typing. */
export function Find({ value, onFind }: { value: string; onFind: (text: string) => void }) {
  const find = useDebouncedCallback(onFind, pauseMs)
  return (
    <TextInput
      key={value === '' ? 'empty' : 'typed'}
      aria-label={w('find')}
      placeholder={w('find')}
      leftSection={<Icon name="search" />}
      defaultValue={value}
      onChange={(event) => find(event.currentTarget.value)}
    />
  )
}

interface PastProps {
  label: string
  on: boolean
  onChange: (on: boolean) => void
}

/** Whether what is gone is shown as well. */
export const Past = ({ label, on, onChange }: PastProps) => (
  <Switch label={label} checked={on} onChange={(event) => onChange(event.currentTarget.checked)} />
)
