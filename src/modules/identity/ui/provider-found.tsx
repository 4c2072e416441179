import { Modal } from '@mantine/core'
import type { Reply } from '#lib/contract'
import { Button } from '#kit/button.tsx'
import { Callout } from '#kit/callout.tsx'
import { Prop, PropsList } from '#kit/props-list.tsx'
import type { identity } from '../contract.ts'
import { w } from './sign-on-words.ts'

type Found = Reply<typeof identity.checkProvider>
type OneTried = NonNullable<Reply<typeof identity.endProvider>['tried']>

const toneOf = (good: boolean | null) => (good === null ? 'info' : good ? 'good' : 'bad')

const Foot = ({ onClose }: { onClose: () => void }) => (
  <div>
    <Button kind="primary" onClick={onClose}>
      {w('close')}
    </Button>
  </div>
)

/** What a look at a provider has found, one sentence each. */
export const Findings = ({
  provider,
  findings,
  onClose,
}: Found & { provider: string; onClose: () => void }) => (
  <Modal opened onClose={onClose} title={w('found-title', { provider })} size={560}>
    <div className="stack wide">
      {findings.map(({ what, good, text }) => (
        <Callout key={what} tone={toneOf(good)} title={what}>
          <span style={{ overflowWrap: 'anywhere' }}>{text}</span>
        </Callout>
      ))}
      <Foot onClose={onClose} />
    </div>
  </Modal>
)

/** Whom a provider has told of, and what would have come of it. */
export const Tried = ({
  subject,
  address,
  verified,
  strong,
  methods,
  outcome,
  good,
  onClose,
}: OneTried & { onClose: () => void }) => (
  <Modal opened onClose={onClose} title={w('tried-title')} size={560}>
    <div className="stack wide">
      <Callout tone={toneOf(good)}>{outcome}</Callout>
      {subject !== '' && (
        <PropsList>
          <Prop title={w('tried-subject')}>
            <span className="mono">{subject}</span>
          </Prop>
          <Prop title={w('tried-address')}>
            {address && `${address}, ${w(verified ? 'tried-verified' : 'tried-unverified')}`}
          </Prop>
          <Prop title={w('tried-methods')}>{methods.join(', ')}</Prop>
          <Prop title={w('tried-factor')}>{w(strong ? 'tried-strong' : 'tried-weak')}</Prop>
        </PropsList>
      )}
      <Foot onClose={onClose} />
    </div>
  </Modal>
)
