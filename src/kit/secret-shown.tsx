import { CopyButton, Modal, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { w } from './words.ts'

/** Something that is shown this once, ready to be copied. */
export const Copyable = ({ label, value }: { label: string; value: string }) => (
  <CopyButton value={value}>
    {({ copied, copy }) => (
      <div className="row" style={{ alignItems: 'flex-end' }}>
        <TextInput
          className="grow"
          classNames={{ input: 'mono' }}
          label={label}
          value={value}
          readOnly
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button icon={copied ? 'check' : 'copy'} onClick={copy}>
          {w(copied ? 'copied' : 'copy')}
        </Button>
      </div>
    )}
  </CopyButton>
)

interface SecretsShownProps {
  title: string
  text: string
  secrets: readonly { label: string; value: string }[]
  onClose: () => void
  children?: ReactNode
}

/** Secrets that leave the screen with this dialog: a click beside it does not close it. */
export const SecretsShown = ({ title, text, secrets, onClose, children }: SecretsShownProps) => (
  <Modal opened onClose={onClose} title={title} size={620} closeOnClickOutside={false}>
    <div className="stack wide">
      <p className="t2">{text}</p>
      {secrets.map((secret) => (
        <Copyable key={secret.label} {...secret} />
      ))}
      {children}
      <div>
        <Button kind="primary" onClick={onClose}>
          {w('close')}
        </Button>
      </div>
    </div>
  </Modal>
)
