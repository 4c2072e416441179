import { Drawer } from '@mantine/core'
import type { ReactNode } from 'react'
import { w } from '../words.ts'
import classes from './shell.module.css'

interface NarrowMenuProps {
  opened: boolean
  onClose: () => void
  children: ReactNode
}

/** The navigation where there is no room beside the page. */
export function NarrowMenu({ opened, onClose, children }: NarrowMenuProps) {
  return (
    <Drawer
      attributes={{ content: { 'aria-label': w('menu') } }}
      opened={opened}
      onClose={onClose}
      size={264}
      padding={0}
      withCloseButton={false}
      title={null}
    >
      <div className={classes.drawer}>{children}</div>
    </Drawer>
  )
}
