import { useState } from 'react'
import { useAsk, useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Icon } from '#kit/icon.tsx'
import { Panel, PanelBody, PanelEntry, PanelList } from '#kit/panel.tsx'
import { useReader } from '#kit/reader.tsx'
import { useSaid } from '../../ui/contract-words.tsx'
import { claiming } from '../contract.ts'
import { percentSaid, ruleSaid } from '../line-words.ts'
import { Penalties, type PenaltyRule } from '../schemas.ts'
import { ClaimRows } from './claim-rows.tsx'
import { useSentence } from './claim-words.tsx'
import { NewClaimDialog } from './new-claim-dialog.tsx'
import { PenaltyTermsDialog } from './penalty-terms-dialog.tsx'
import { RuleDialog } from './rule-dialog.tsx'
import { w } from './words.ts'

type Open = 'terms' | 'rule' | 'claim' | PenaltyRule

/** On the page of a contract: what is owed where promises are not kept, and what was claimed by it. */
export function PenaltiesPanel({ id }: { id: string }) {
  const [open, setOpen] = useState<Open>()
  const { data } = useAsk(claiming.penalties, { id }, { kinds: ['contract', 'claim'] })
  if (!data || (data.terms === null && !data.can.write)) return null
  const { terms, version, claims, can } = data
  const agreed = { id, version, terms: terms ?? Penalties.parse({}) }
  const opens = can.write ? setOpen : undefined
  return (
    <>
      <Rules agreed={agreed} isAgreed={terms !== null} onOpen={opens} />
      {terms !== null && <Claimed claims={claims} onOpen={opens} />}
      {open !== undefined && <Dialog open={open} agreed={agreed} onClose={() => setOpen(undefined)} />}
    </>
  )
}

type OnOpen = ((which: Open) => void) | undefined

function Rules({ agreed, isAgreed, onOpen }: { agreed: Agreed; isAgreed: boolean; onOpen: OnOpen }) {
  const { rules } = agreed.terms
  return (
    <Panel
      title={w('penalties')}
      sub={isAgreed ? <TermsSaid terms={agreed.terms} /> : w('penalties.none')}
      end={
        onOpen && (
          <span className="row wrap">
            {isAgreed && (
              <Button kind="quiet" size="s" icon="edit" onClick={() => onOpen('terms')}>
                {w('terms.edit')}
              </Button>
            )}
            <Button size="s" icon="plus" onClick={() => onOpen('rule')}>
              {w('rule.add')}
            </Button>
          </span>
        )
      }
    >
      {rules.length > 0 && (
        <PanelList>
          {rules.map((rule) => (
            <OneRule key={rule.id} rule={rule} agreed={agreed} onEdit={onOpen && (() => onOpen(rule))} />
          ))}
        </PanelList>
      )}
    </Panel>
  )
}

function Claimed({ claims, onOpen }: { claims: Parameters<typeof ClaimRows>[0]['claims']; onOpen: OnOpen }) {
  return (
    <Panel
      title={w('claims.some', { n: claims.length })}
      end={
        onOpen && (
          <Button size="s" icon="plus" onClick={() => onOpen('claim')}>
            {w('claim.new')}
          </Button>
        )
      }
    >
      {claims.length > 0 ? <ClaimRows claims={claims} /> : <PanelBody>{w('claims.none')}</PanelBody>}
    </Panel>
  )
}

function Dialog({ open, agreed, onClose }: { open: Open; agreed: Agreed; onClose: () => void }) {
  if (open === 'terms') return <PenaltyTermsDialog agreed={agreed} onClose={onClose} />
  if (open === 'claim') return <NewClaimDialog contract={agreed.id} onClose={onClose} />
  return <RuleDialog agreed={agreed} rule={open === 'rule' ? undefined : open} onClose={onClose} />
}

export interface Agreed {
  readonly id: string
  readonly version: number
  readonly terms: Penalties
}

function TermsSaid({ terms: { period, claim_days, most_percent, most } }: { terms: Penalties }) {
  const { money } = useSaid()
  const { language } = useReader()
  return [
    w(`period.${period}`),
    most_percent !== null && w('terms.most-percent', { percent: percentSaid(most_percent, language) }),
    most !== null && w('terms.most', { amount: money(most) }),
    claim_days !== null && w('terms.claim-days', { n: claim_days }),
  ]
    .filter(Boolean)
    .join(' · ')
}

function OneRule({
  rule,
  agreed: { id, version, terms },
  onEdit,
}: {
  rule: PenaltyRule
  agreed: Agreed
  onEdit: (() => void) | undefined
}) {
  const { language } = useReader()
  const say = useSentence()
  const remove = useCommand(claiming.agreePenalties, { touches: ['contracts', 'claims'] })
  const { within, unit, days } = rule
  return (
    <PanelEntry
      icon={<Icon name="clock" />}
      title={say(ruleSaid(rule, language))}
      sub={[
        rule.clause,
        within === null
          ? w(`rule.promised.${rule.what}`)
          : w(`rule.within.${unit === 'hour' ? 'hour' : days}`, { n: within }),
      ]
        .filter(Boolean)
        .join(' · ')}
      actions={
        onEdit && (
          <>
            <Button kind="quiet" size="s" icon="edit" onClick={onEdit}>
              {w('rule.edit')}
            </Button>
            <Button
              kind="quiet"
              size="s"
              icon="trash"
              busy={remove.isPending}
              onClick={() =>
                remove.mutate({
                  id,
                  version,
                  ...terms,
                  rules: terms.rules.filter((one) => one.id !== rule.id),
                })
              }
            >
              {w('rule.remove')}
            </Button>
          </>
        )
      }
    />
  )
}
