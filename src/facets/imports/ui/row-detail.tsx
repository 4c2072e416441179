import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useAsk } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Nothing } from '#kit/empty.tsx'
import { Prop, PropsList } from '#kit/props-list.tsx'
import { placeOf, usePlaces } from '#kit/record/places.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { imports } from '../contract.ts'
import { type RowView } from '../schemas.ts'
import classes from './import.module.css'
import { verdictWords } from './row-columns.tsx'
import type { Which } from './tabs.tsx'
import { w } from './words.ts'

interface RowDetailProps {
  id: string
  which: Which
  n: number
  isOver: boolean
  onClose: () => void
}

/** One row whole: what it does and why, before and after, and the cells as they came. */
export function RowDetail({ id, which, n, isOver, onClose }: RowDetailProps) {
  const asked = which === 'all' ? {} : { which }
  const { data } = useAsk(imports.rows, { id, ...asked, from: n, limit: 1 }, { kinds: ['import'] })
  const row = data?.items.find((one) => one.n === n)
  const title = row ? w('row-title', { n, verdict: verdictWords(row, isOver) }) : w('row-n')
  return (
    <Modal opened onClose={onClose} title={title} size={680}>
      {!data && <Skeleton shape="text" />}
      {data && !row && <Nothing text={w('row-missing')} />}
      {row && <Whole row={row} />}
    </Modal>
  )
}

function Whole({ row }: { row: RowView }) {
  const places = usePlaces()
  const { label, kept, reasons, notes, changes, cells, record } = row
  return (
    <div className={classes.whole}>
      {label && <p className="f14 b">{label}</p>}
      {kept !== null && <Said title={w('row-kept')} said={[kept]} />}
      {reasons.length > 0 && <Said title={w('row-reasons')} said={reasons} />}
      {notes.length > 0 && <Said title={w('row-notes')} said={notes} />}
      {changes.length > 0 && <Changes changes={changes} />}
      <Part title={w('row-cells')}>
        <PropsList>
          {cells.map(({ column, value }, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- columns may be called alike, and never move
            <Prop key={at} title={column || w('column-unnamed')}>
              {value}
            </Prop>
          ))}
        </PropsList>
      </Part>
      {record && (
        <div className="row">
          <Button icon="arrow" to={placeOf(places, record).to}>
            {w('row-open', { key: record.key })}
          </Button>
        </div>
      )}
    </div>
  )
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section>
    <h3 className="f12 t3">{title}</h3>
    {children}
  </section>
)

const Said = ({ title, said }: { title: string; said: readonly string[] }) => (
  <Part title={title}>
    {said.map((sentence) => (
      <p key={sentence}>{sentence}</p>
    ))}
  </Part>
)

const Changes = ({ changes }: Pick<RowView, 'changes'>) => (
  <Part title={w('row-changes')}>
    <table className={classes.changes}>
      <thead>
        <tr>
          <th>{w('row-field')}</th>
          <th>{w('row-before')}</th>
          <th>{w('row-after')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ field, before, after }) => (
          <tr key={field}>
            <th scope="row">{field}</th>
            <td className="t3">{before || w('nothing')}</td>
            <td>{after || w('nothing')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </Part>
)
