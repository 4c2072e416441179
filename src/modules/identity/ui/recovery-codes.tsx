import { CopyButton, Modal } from '@mantine/core'
import { Button } from '#kit/button.tsx'
import classes from './second-factor.module.css'
import { w as kit } from '#kit/words'
import { w } from './words.ts'

export type Codes = readonly string[]

/** The codes for when phone or key is lost, this once: a click beside the dialog does not close it. */
export const RecoveryCodes = ({ codes, onClose }: { codes: Codes; onClose: () => void }) => (
  <Modal opened onClose={onClose} title={w('recovery-title')} size={520} closeOnClickOutside={false}>
    <div className="stack wide">
      <p className="t2">{w('recovery-text')}</p>
      <ul className={`mono ${classes.codes}`} aria-label={w('recovery-title')}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="row wrap">
        <Button kind="primary" onClick={onClose}>
          {w('recovery-kept')}
        </Button>
        <CopyButton value={codes.join('\n')}>
          {({ copied, copy }) => (
            <Button icon={copied ? 'check' : 'copy'} onClick={copy}>
              {copied ? kit('copied') : w('recovery-copy')}
            </Button>
          )}
        </CopyButton>
      </div>
    </div>
  </Modal>
)
