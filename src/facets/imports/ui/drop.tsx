import { FileButton } from '@mantine/core'
import { useState, type DragEvent, type ReactNode } from 'react'
import { Button, CloseButton, IconButton } from '#kit/button.tsx'
import { Callout } from '#kit/callout.tsx'
import { Icon } from '#kit/icon.tsx'
import { Meter } from '#kit/meter.tsx'
import { limits, megabytes } from '../read/limits.ts'
import classes from './imports.module.css'
import type { Bringing } from './use-bring.ts'
import { w } from './words.ts'

interface DropProps {
  bringing: Bringing
  choose: string
  primary?: boolean
  text?: ReactNode
  /** What is said beforehand, beside the button. */
  children?: ReactNode
}

const accepted = '.csv,.tsv,.txt,.xlsx,.json,.xml,.zip'

/** The place where a file is dropped or chosen; what was refused says why right there. */
export function Drop({ bringing, choose, primary, text, children }: DropProps) {
  const [over, setOver] = useState(false)
  const { way, refused, take, forget } = bringing
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (!way) take([...event.dataTransfer.files])
  }
  const onDragOver = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dropping is for pointers; the button inside does the same by keys
    <section
      className={classes.drop}
      data-over={over || undefined}
      aria-label={choose}
      onDrop={onDrop}
      onDragOver={onDragOver}
      onDragLeave={() => setOver(false)}
    >
      {way ? (
        <OnTheWay {...way} />
      ) : (
        <div className={classes.choose}>
          <Icon name="upload" />
          <div className="grow">
            <div className="row wrap">
              <span>{w('drop')}</span>
              <FileButton accept={accepted} onChange={(file) => file && take([file])}>
                {(props) => (
                  <Button kind={primary ? 'primary' : 'plain'} {...props}>
                    {choose}
                  </Button>
                )}
              </FileButton>
            </div>
            <p className="t3 f12">{text ?? w('drop-kinds', { most: megabytes(limits.fileBytes) })}</p>
          </div>
          {children}
        </div>
      )}
      {refused && (
        <div className={classes.refusal}>
          <Callout tone="bad" alert title={w('refused-title', { name: refused.name })}>
            {refused.why}
          </Callout>
          <CloseButton onClick={forget} />
        </div>
      )}
    </section>
  )
}

function OnTheWay({ name, share, stop }: NonNullable<Bringing['way']>) {
  const percent = Math.floor(share * 100)
  return (
    <output className={classes.choose}>
      <Icon name="upload" />
      <div className="grow stack">
        <span className="num">
          {share < 1 ? w('sending', { name, share: percent }) : w('looking', { name })}
        </span>
        <Meter share={share} tone="accent" />
      </div>
      <IconButton icon="close" label={w('stop-sending', { name })} onClick={stop} />
    </output>
  )
}
