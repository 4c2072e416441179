import { Panel, PanelBody } from '#kit/panel.tsx'
import { Mark } from '#kit/pill.tsx'
import type { FieldThen } from '../contract.ts'
import { w } from './words.ts'
import classes from './was.module.css'

/** What stood in each field then; and what stands there today, where that is something else. */
export function FieldsThen({ fields }: { fields: readonly FieldThen[] }) {
  const told = fields.filter(({ was, today, why }) => was.length > 0 || today !== null || why !== null)
  const differing = told.filter(({ today }) => today !== null).length
  return (
    <Panel title={w('fields', { n: differing })}>
      <PanelBody>
        <table className={classes.fields}>
          <thead>
            <tr>
              <th scope="col">{w('field')}</th>
              <th scope="col">{w('then-head')}</th>
              <th scope="col">{w('now')}</th>
            </tr>
          </thead>
          <tbody>
            {told.map((field) => (
              <Row key={field.name} field={field} />
            ))}
          </tbody>
        </table>
      </PanelBody>
    </Panel>
  )
}

const Row = ({ field: { title, was, today, why } }: { field: FieldThen }) => (
  <tr data-differs={today !== null || undefined}>
    <th scope="row">{title}</th>
    <td>{why === null ? <Lines of={was} /> : <Mark tone="info">{why}</Mark>}</td>
    <td data-title={today === null ? undefined : w('now')}>{today !== null && <Lines of={today} />}</td>
  </tr>
)

const Lines = ({ of: lines }: { of: readonly string[] }) =>
  lines.length === 0 ? (
    <span className="t3">{w('nothing')}</span>
  ) : (
    lines.map((line, n) => <div key={n}>{line}</div>)
  )
