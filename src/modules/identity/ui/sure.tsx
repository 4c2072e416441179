import { Modal } from '@mantine/core'
import { Button } from '#kit/button.tsx'
import { w } from './words.ts'

interface SureProps {
  title: string
  /** What will happen. */
  text: string
  onClose: () => void
  onYes: () => void
}

/** Asks once more before what is not taken back by a click. */
export function Sure({ title, text, onClose, onYes }: SureProps) {
  return (
    <Modal opened onClose={onClose} title={title}>
      <div className="stack wide">
        <p>{text}</p>
        <div className="row">
          <Button
            kind="danger"
            onClick={() => {
              onYes()
              onClose()
            }}
          >
            {title}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {w('cancel')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
