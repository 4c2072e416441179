import type { ReactNode } from 'react'
import { Button } from '../button.tsx'
import { w } from '../words.ts'
import classes from './form.module.css'

interface DialogFootProps {
  onCancel: () => void
  /** The button that does it. */
  children: ReactNode
}

/** The foot of a dialog whose fields no schema gives: what it does, and at the far end the way out. */
export const DialogFoot = ({ onCancel, children }: DialogFootProps) => (
  <footer className={classes.foot} data-dialog>
    {children}
    <span className="grow" />
    <Button kind="quiet" onClick={onCancel}>
      {w('cancel')}
    </Button>
  </footer>
)
