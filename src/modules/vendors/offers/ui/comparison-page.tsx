import { useState } from 'react'
import { useCommand } from '#kit/api'
import type { Action } from '#kit/action-bar.tsx'
import { useMay } from '#kit/me.tsx'
import { archiving } from '#kit/record/archiving'
import { whyNot } from '#kit/record/why-not'
import { OneRecord } from '#facets/pages/ui/one-record.tsx'
import { NameFact, RecordScreen } from '#facets/pages/ui/record-screen.tsx'
import { w as room } from '../../ui/words.ts'
import { comparing } from '../contract.ts'
import { ComparisonSide } from './comparison-side.tsx'
import { StatusPill } from './comparisons-list.tsx'
import { ConsistencyNote } from './consistency.tsx'
import { CriteriaDialog } from './criteria-dialog.tsx'
import { DecideDialog, DecisionNote } from './decision.tsx'
import type { Comparison } from './figures.ts'
import { Matrix } from './matrix.tsx'
import { OfferDialog } from './offer-dialog.tsx'
import { PairsDialog } from './pairs-dialog.tsx'
import { Ranking } from './ranking.tsx'
import { ScoresDialog } from './scores-dialog.tsx'
import { SensitivityPanel } from './sensitivity.tsx'
import { w } from './words.ts'

type Open = 'criteria' | 'pairs' | 'scores' | 'decide' | 'offer' | { offer: string }

/** One comparison: who is first, what each offer gives, and what would change the outcome. */
export const Screen = () => (
  <OneRecord by={comparing.comparison} kinds={['comparison', 'vendor', 'contract']}>
    {(comparison) => <Shown comparison={comparison} />}
  </OneRecord>
)

function Shown({ comparison }: { comparison: Comparison }) {
  const [open, setOpen] = useState<Open>()
  return (
    <RecordScreen
      kind="comparison"
      of={comparison}
      heading={<NameFact of={comparison} by={comparing.saveComparison} />}
      crumbs={[
        { title: room('vendors'), to: '/vendors' },
        { title: w('comparisons'), to: '/vendors/offers' },
      ]}
      state={<StatusPill status={comparison.status} />}
      actions={useActions(comparison, setOpen)}
      side={<ComparisonSide comparison={comparison} onOffer={(offer) => setOpen({ offer })} />}
    >
      <DecisionNote comparison={comparison} />
      <Ranking comparison={comparison} />
      <ConsistencyNote comparison={comparison} onPairs={() => setOpen('pairs')} />
      <Matrix comparison={comparison} />
      <SensitivityPanel comparison={comparison} />
      {open !== undefined && (
        <Dialog open={open} comparison={comparison} onClose={() => setOpen(undefined)} />
      )}
    </RecordScreen>
  )
}

const dialogs = {
  criteria: CriteriaDialog,
  pairs: PairsDialog,
  scores: ScoresDialog,
  decide: DecideDialog,
} as const

interface DialogProps {
  open: Open
  comparison: Comparison
  onClose: () => void
}

function Dialog({ open, comparison, onClose }: DialogProps) {
  if (open === 'offer' || typeof open === 'object') {
    const offer = open === 'offer' ? undefined : comparison.offers.find(({ id }) => id === open.offer)
    return <OfferDialog comparison={comparison} offer={offer} onClose={onClose} />
  }
  const Which = dialogs[open]
  return <Which comparison={comparison} onClose={onClose} />
}

function useActions(comparison: Comparison, open: (which: Open) => void): Action[] {
  const { id, offers, criteria, decision, contract, can } = comparison
  const archive = useCommand(comparing.archiveComparison)
  const decide = useCommand(comparing.decideComparison)
  const may = useMay()
  const [writes, scores] = [may('vendors.write'), may('vendors.assess')]
  const isScored = offers.length > 0 && criteria.some(({ kind }) => kind === 'score')
  const all: Action[] = []
  if (scores && !decision)
    all.push({
      name: 'scores',
      title: w('scores.edit'),
      icon: 'star',
      refused: whyNot(can.score) ?? (isScored ? undefined : w('scores.none')),
      run: () => open('scores'),
    })
  if (!writes) return all
  if (decision) {
    if (!contract)
      all.push({
        name: 'undo',
        title: w('undo'),
        icon: 'undo',
        busy: decide.isPending,
        run: () => decide.mutate({ id, offer: null }),
      })
  } else
    all.push(
      {
        name: 'decide',
        title: w('decide'),
        icon: 'check',
        kind: 'primary',
        refused: whyNot(can.decide),
        run: () => open('decide'),
      },
      {
        name: 'offer',
        title: w('offer.add'),
        icon: 'plus',
        refused: whyNot(can.write),
        run: () => open('offer'),
      },
      {
        name: 'criteria',
        title: w('criteria.edit'),
        icon: 'edit',
        rare: criteria.length > 0,
        refused: whyNot(can.write),
        run: () => open('criteria'),
      },
      {
        name: 'pairs',
        title: w('pairs.edit'),
        icon: 'merge',
        rare: true,
        refused: whyNot(can.write),
        run: () => open('pairs'),
      },
    )
  all.push(archiving(comparison, archive))
  return all
}
