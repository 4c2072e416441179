import type { z } from 'zod'
import { useAsk } from '#kit/api'
import { Button, CloseButton } from '#kit/button.tsx'
import { fieldOf } from '#kit/fields-of'
import { Control, type ControlExtras } from '#kit/form/control.tsx'
import { issueWords } from '#kit/form/issues'
import { assets } from '#modules/assets/contract'
import { LineDraft } from '../schemas.ts'
import classes from './lines.module.css'
import { wordChoices } from './said.tsx'
import { w } from './words.ts'

/** A line as it stands while one types: of any field there may be nothing yet. */
export type Typed = { readonly at: number } & Partial<Record<keyof z.input<typeof LineDraft>, unknown>>
type Name = keyof z.input<typeof LineDraft>

export const blank = (at: number): Typed => ({
  at,
  sort: 'asset',
  quantity: 1,
  tax_percent: 0,
  asset_type: '',
})

/** What is wrong with a line, by its field. */
function errorsIn(line: Typed): Partial<Record<string, string>> {
  const { error } = LineDraft.safeParse(line, { reportInput: true })
  const errors: Record<string, string> = {}
  for (const issue of error?.issues ?? [])
    errors[String(issue.path[0])] ??= issueWords(issue, fieldOf(LineDraft, String(issue.path[0])).widget)
  return errors
}

interface LinesFieldProps {
  lines: readonly Typed[]
  onChange: (lines: readonly Typed[]) => void
  /** Somebody wanted to save it: from now on it says what is wrong. */
  isTold: boolean
}

/** What should be bought, line by line. */
export function LinesField({ lines, onChange, isTold }: LinesFieldProps) {
  const { data } = useAsk(assets.choices, {}, { keep: true })
  const types = (data?.types ?? []).map(({ code, title }) => ({ value: code, title }))
  const next = Math.max(0, ...lines.map(({ at }) => at)) + 1
  return (
    <fieldset className={classes.lines} data-field="lines">
      <legend className="b">{w('lines')}</legend>
      <ol>
        {lines.map((line, n) => (
          <LineFields
            key={line.at}
            n={n + 1}
            line={line}
            types={types}
            isTold={isTold}
            onChange={(changed) => onChange(lines.with(n, changed))}
            onRemove={lines.length > 1 ? () => onChange(lines.toSpliced(n, 1)) : undefined}
          />
        ))}
      </ol>
      <div>
        <Button size="s" icon="plus" onClick={() => onChange([...lines, blank(next)])}>
          {w('line.add')}
        </Button>
      </div>
    </fieldset>
  )
}

interface LineFieldsProps {
  n: number
  line: Typed
  types: readonly { value: string; title: string }[]
  isTold: boolean
  onChange: (line: Typed) => void
  onRemove: (() => void) | undefined
}

const ofLicence: readonly Name[] = ['metric', 'manufacturer', 'per', 'starts_on', 'months', 'ends_on']
const ofAsset: readonly Name[] = ['asset_type', 'manufacturer', 'model']

function LineFields({ n, line, types, isTold, onChange, onRemove }: LineFieldsProps) {
  const errors = isTold ? errorsIn(line) : {}
  const extras: Partial<Record<Name, ControlExtras>> = {
    sort: { choices: wordChoices.sort() },
    asset_type: { choices: types },
    metric: { choices: wordChoices.metric() },
    per: { choices: wordChoices.per() },
  }
  const field = (name: Name) => {
    const facts = fieldOf(LineDraft, name)
    return (
      <div key={name} className={classes[name]}>
        <Control
          {...extras[name]}
          facts={name === 'asset_type' ? { ...facts, widget: 'choice', required: false } : facts}
          label={facts.title}
          value={line[name]}
          error={errors[name]}
          onChange={(value) =>
            onChange({ ...line, [name]: value ?? (name === 'asset_type' ? '' : undefined) })
          }
        />
      </div>
    )
  }
  return (
    <li className={classes.line} aria-label={w('line', { n })}>
      <div className={classes.fields}>
        {field('sort')}
        {field('title')}
        {field('quantity')}
        {field('unit_price')}
        {field('tax_percent')}
        {line.sort === 'asset' && ofAsset.map(field)}
        {line.sort === 'licence' && ofLicence.map(field)}
      </div>
      {onRemove && <CloseButton label={w('line.remove', { n })} onClick={onRemove} />}
    </li>
  )
}
