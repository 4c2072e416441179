import { Modal, Select } from '@mantine/core'
import { useState } from 'react'
import { useCommand } from '#kit/api'
import { AutoForm } from '#kit/form/auto-form.tsx'
import { underField } from '#kit/form/edit-in-place.tsx'
import { claiming } from '../contract.ts'
import { Pays, PenaltyRule } from '../schemas.ts'
import type { Agreed } from './penalties-panel.tsx'
import { choicesOf } from './rule-choices.ts'
import { StepsField } from './steps-field.tsx'
import { w } from './words.ts'

interface RuleDialogProps {
  agreed: Agreed
  /** The one that is changed; none: another is added. */
  rule: PenaltyRule | undefined
  onClose: () => void
}

const Facts = PenaltyRule.omit({ id: true, pays: true, steps: true })
type Name = keyof typeof Facts.shape

/** What has to be said of a rule, by what it owes. */
const measured = ['unit', 'days', 'within'] as const
const fieldsOf: Record<Pays, readonly Name[]> = {
  amount: ['what', 'clause', 'amount', ...measured],
  value: ['what', 'clause', 'percent', 'most_percent', 'days', 'within'],
  fee: ['what', 'clause', 'percent', ...measured],
  share: ['what', 'clause', ...measured],
}

const freshId = (rules: readonly PenaltyRule[]) => {
  const taken = new Set(rules.map(({ id }) => id))
  for (let n = 1; ; n++) if (!taken.has(`r${n}`)) return `r${n}`
}

/** One rule: what is owed for what, and from when on something is late. */
export function RuleDialog({ agreed: { id, version, terms }, rule, onClose }: RuleDialogProps) {
  const [pays, setPays] = useState<Pays>(rule?.pays ?? 'value')
  const [steps, setSteps] = useState(rule?.steps ?? [])
  const save = useCommand(claiming.agreePenalties, {
    form: underField,
    touches: ['contracts', 'claims'],
    closes: onClose,
  })
  const blank = { amount: null, percent: null, most_percent: null, unit: 'day' } as const
  return (
    <Modal opened onClose={onClose} title={w(rule ? 'rule.edit' : 'rule.add')} size={640}>
      <div className="stack wide">
        <Select
          label={w('pays')}
          data={choicesOf.pays().map(({ value, title }) => ({ value, label: title }))}
          allowDeselect={false}
          value={pays}
          onChange={(next) => setPays(Pays.parse(next))}
        />
        <AutoForm
          schema={Facts}
          bare
          initial={rule ?? { what: 'delivery' }}
          version={version}
          fields={fieldsOf[pays]}
          save={w('rule.save')}
          onSave={(facts, edited) => {
            const shown = Object.fromEntries(fieldsOf[pays].map((name) => [name, facts[name]]))
            const mine = PenaltyRule.parse({
              ...facts,
              ...blank,
              ...shown,
              id: rule?.id ?? freshId(terms.rules),
              pays,
              steps: pays === 'share' ? steps : [],
            })
            const rules = rule
              ? terms.rules.map((one) => (one.id === rule.id ? mine : one))
              : [...terms.rules, mine]
            return save.mutateAsync({ id, version: edited, ...terms, rules })
          }}
          onCancel={onClose}
          extras={{
            what: { choices: choicesOf.what() },
            unit: { choices: choicesOf.unit() },
            days: { choices: choicesOf.days() },
          }}
        >
          {pays === 'share' && <StepsField steps={steps} onChange={setSteps} />}
        </AutoForm>
      </div>
    </Modal>
  )
}
