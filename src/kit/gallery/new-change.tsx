import { Button } from '../button.tsx'
import { Field } from '../form/field.tsx'
import { FieldGrid, FormShell } from '../form/form-shell.tsx'
import { useForm } from '../form/use-form.ts'
import { Icon } from '../icon.tsx'
import { Link } from '../link.tsx'
import { Page } from '../page.tsx'
import { Line, Section } from '../panel.tsx'
import { Pill } from '../pill.tsx'
import { Refused } from '../refused.ts'
import { findPeople } from './pretend.ts'
import classes from './new-change.module.css'
import { Change } from './schemas.ts'

const found = async (text: string) => findPeople(text)
const freeze = 'Inside the finance freeze, which ends Mon 06:00.'

export function NewChange() {
  const form = useForm(Change, {
    initial: {
      what: 'Replace power supply B in BGO-SW1',
      begins: '2026-11-13T18:00:00Z',
      takes: 40,
      how: '1. Move feed B to PDU B-3, check both lights.\n2. Pull PSU B, fit the spare from stores B-2.\n3. Watch power and temperature for ten minutes.',
    },
    draft: 'gallery-change',
    onSave: async () => {
      throw new Refused(freeze, { kind: 'invalid', status: 422, fields: { begins: freeze } })
    },
  })
  return (
    <Page title="New change" layout="fill" crumbs={[{ title: 'Changes' }]}>
      <div className={classes.page}>
        <FormShell
          form={form}
          save="Ask for approval"
          more={<Button>{'Keep as draft'}</Button>}
          onCancel={form.reset}
        >
          <div className="row" style={{ marginBottom: 16 }}>
            <span className="title">{'New change'}</span>
            <Pill icon="half">{'Draft'}</Pill>
          </div>
          <FieldGrid>
            <Field form={form} name="what" wide />
            <Field form={form} name="kind" />
            <Field form={form} name="touches" search={found} />
            <Field form={form} name="begins" wayOut={<Link to="/kit/form">{'Take Thu 12 Nov 19:00'}</Link>} />
            <Field form={form} name="takes" good="Six like it took 31 to 55 min." />
            <Field form={form} name="how" note="steps, one a line" wide />
            <Field form={form} name="back" wide />
            <Field form={form} name="who" search={found} />
            <Field form={form} name="until" />
            <Field form={form} name="tags" suggestions={['power', 'core', 'weekend']} />
            <Field form={form} name="site" />
            <Field form={form} name="told" />
            <Field form={form} name="notes" wide />
          </FieldGrid>
        </FormShell>
        <aside className={classes.side} aria-label="Consequences">
          <Section title="Risk, from what you wrote">
            <div className="row">
              <Pill tone="warn">{'Medium, 34 of 100'}</Pill>
              <span className="f12 t2">{'was high before the way back'}</span>
            </div>
          </Section>
          <Section title="If it goes wrong">
            <Line
              icon={
                <span className="bad">
                  <Icon name="bad" />
                </span>
              }
            >
              {'Three services stop, one limps: '}
              <b>{'€ 7,630 an hour'}</b>
            </Line>
            <Line icon={<Icon name="users" />}>
              {'196 people at three sites. '}
              <Link to="/kit">{'See the map'}</Link>
            </Line>
          </Section>
        </aside>
      </div>
    </Page>
  )
}
