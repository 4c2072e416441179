import { Input, SegmentedControl } from '@mantine/core'
import { useId } from 'react'
import type { ControlProps } from './control.tsx'

interface SegmentsProps extends Omit<ControlProps, 'facts'> {
  data: { value: string; label: string }[]
  value: string
}

/** A choice among few: all of them in sight. */
export function Segments({ data, value, onChange, onBlur, label, ariaLabel, hint, error }: SegmentsProps) {
  const id = useId()
  return (
    <Input.Wrapper
      label={label}
      labelElement="div"
      labelProps={{ id }}
      description={error ? undefined : hint}
      error={error}
    >
      <SegmentedControl
        fullWidth
        data={data}
        value={value}
        onChange={onChange}
        onBlur={onBlur}
        {...(label ? { 'aria-labelledby': id } : { 'aria-label': ariaLabel })}
      />
    </Input.Wrapper>
  )
}
