import { Switch } from '@mantine/core'

interface PastProps {
  label: string
  on: boolean
  onChange: (on: boolean) => void
}

/** Whether what is gone is shown as well. */
export const Past = ({ label, on, onChange }: PastProps) => (
  <Switch label={label} checked={on} onChange={(event) => onChange(event.currentTarget.checked)} />
)
