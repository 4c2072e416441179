import { Tooltip } from '@mantine/core'
import { cloneElement, useState, type ReactElement, type ReactNode } from 'react'

interface TipProps {
  label: () => ReactNode
  /** An element that takes no focus: once it is pointed at another takes its place. */
  children: ReactElement<{ onPointerEnter?: () => void }>
}

/** Words over what is pointed at, made once it is: a tooltip to each row cost a third of a frame of scrolling. */
export function Tip({ label, children }: TipProps) {
  const [wasPointedAt, setPointedAt] = useState(false)
  return wasPointedAt ? (
    <Tooltip label={label()}>{children}</Tooltip>
  ) : (
    cloneElement(children, { onPointerEnter: () => setPointedAt(true) })
  )
}
