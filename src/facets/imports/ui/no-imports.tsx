import { Button } from '#kit/button.tsx'
import { Empty } from '#kit/empty.tsx'
import { StatePill } from './state-pill.tsx'
import classes from './imports.module.css'
import { w } from './words.ts'

/** Before the first import: what this is for, and what to bring first. */
export const NoImports = () => (
  <Empty
    title={w('empty-title')}
    text={w('empty-text')}
    sample={
      <div className={classes.sample}>
        <b>{w('sample-people')}</b>
        <StatePill state="done" />
        <span className="t2">{w('sample-in', { n: 348 })}</span>
        <b>{w('sample-tickets')}</b>
        <StatePill state="rehearsed" />
        <span className="t2">{w('sample-open')}</span>
      </div>
    }
    doors={[
      {
        title: w('door-people'),
        text: w('door-people.text'),
        action: <Button to="/people/new">{w('door-people.action')}</Button>,
      },
      {
        title: w('door-tickets'),
        text: w('door-tickets.text'),
        action: <Button to="/desk/new">{w('door-tickets.action')}</Button>,
      },
    ]}
  />
)
