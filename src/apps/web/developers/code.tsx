import { CopyButton } from '@mantine/core'
import { Button } from '#kit/button.tsx'
import { w as kit } from '#kit/words'
import classes from './developers.module.css'

interface CodeProps {
  /** What it is, over it. */
  title?: string
  tone?: 'bad' | undefined
  children: string
}

/** A piece of text for programs, ready to be copied. */
export const Code = ({ title, tone, children }: CodeProps) => (
  <div className={classes.code} data-tone={tone}>
    <div className={classes.codeHead}>
      <span className="t2 f12">{title}</span>
      <CopyButton value={children}>
        {({ copied, copy }) => (
          <Button kind="quiet" size="s" icon={copied ? 'check' : 'copy'} onClick={copy}>
            {kit(copied ? 'copied' : 'copy')}
          </Button>
        )}
      </CopyButton>
    </div>
    {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- long lines are scrolled by keyboard */}
    <pre tabIndex={0} aria-label={title}>
      {children}
    </pre>
  </div>
)
