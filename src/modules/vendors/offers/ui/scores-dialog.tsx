import { Modal, NumberInput, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { DialogFoot } from '#kit/form/dialog-foot.tsx'
import { comparing } from '../contract.ts'
import { bestScore } from '../schemas.ts'
import type { Comparison } from './figures.ts'
import classes from './offers.module.css'
import { w } from './words.ts'

/** One's own scores, criterion by criterion, and whether one has an interest in the outcome. */
export function ScoresDialog({ comparison, onClose }: { comparison: Comparison; onClose: () => void }) {
  const { id, criteria, offers, ballots } = comparison
  const mine = ballots.find((one) => one.mine)
  const [scores, setScores] = useState<ReadonlyMap<string, number | null>>(
    () => new Map(mine?.scores.map(({ offer, criterion, score }) => [`${offer} ${criterion}`, score])),
  )
  const [conflict, setConflict] = useState(mine?.conflict ?? '')
  const save = useCommand(comparing.scoreOffers, { closes: onClose })
  const scored = criteria.filter(({ kind }) => kind === 'score')
  const cells = offers.flatMap((offer) => scored.map((one) => ({ offer: offer.id, criterion: one.id })))
  const valueOf = (offer: string, criterion: string) => scores.get(`${offer} ${criterion}`) ?? null
  return (
    <Modal opened onClose={onClose} title={w('scores.edit')} size={560}>
      <form
        className="stack wide"
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate({
            id,
            conflict,
            scores: cells.map((one) => ({ ...one, score: valueOf(one.offer, one.criterion) })),
          })
        }}
      >
        <p className="t2 f12">{w('scores.text')}</p>
        {scored.map((one) => (
          <fieldset key={one.id} className={classes.group}>
            <legend className="b">{one.name}</legend>
            {offers.map((offer) => (
              <div key={offer.id} className={classes.scores}>
                <span>{offer.name}</span>
                <NumberInput
                  aria-label={w('scores.of', { offer: offer.name, criterion: one.name })}
                  min={0}
                  max={bestScore}
                  step={0.5}
                  clampBehavior="strict"
                  value={valueOf(offer.id, one.id) ?? ''}
                  onChange={(value) =>
                    setScores(
                      new Map([
                        ...scores,
                        [`${offer.id} ${one.id}`, value === '' ? null : Math.round(Number(value) * 2) / 2],
                      ]),
                    )
                  }
                />
              </div>
            ))}
          </fieldset>
        ))}
        <Textarea
          label={w('scores.conflict')}
          description={w('scores.conflict-hint')}
          autosize
          minRows={1}
          maxLength={500}
          value={conflict}
          onChange={(event) => setConflict(event.currentTarget.value)}
        />
        <DialogFoot onCancel={onClose}>
          <Button kind="primary" type="submit" busy={save.isPending}>
            {w('scores.save')}
          </Button>
        </DialogFoot>
      </form>
    </Modal>
  )
}
