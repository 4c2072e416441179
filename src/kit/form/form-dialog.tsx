import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import { AutoForm, type AutoFormProps } from './auto-form.tsx'

interface FormDialogProps<S extends z.ZodObject> extends AutoFormProps<S> {
  title: string
  /** Pixels it is wide, where there is room. */
  size: number
  onClose: () => void
  /** What must be known first, over the fields. */
  text?: ReactNode
  /** A click beside it does not close it: what was typed cannot be got back. */
  stays?: boolean
}

/** A dialog that is one form, read from a schema; whoever saves it closes it. */
export function FormDialog<S extends z.ZodObject>(props: FormDialogProps<S>) {
  const { title, size, onClose, text, stays = false, ...form } = props
  return (
    <Modal opened onClose={onClose} title={title} size={size} closeOnClickOutside={!stays}>
      {text}
      <AutoForm<S> bare onCancel={onClose} {...form} />
    </Modal>
  )
}
