import { Button } from '../button.tsx'
import { Empty } from '../empty.tsx'
import { Page } from '../page.tsx'
import { PanelList, PanelRow } from '../panel.tsx'
import { Mark } from '../pill.tsx'

export function EmptyRoom() {
  return (
    <Page title="Contracts" layout="fill" crumbs={[{ title: 'Vendors' }]}>
      <Empty
        title="No contract will renew itself behind your back"
        text="This room keeps every agreement with its end, its notice and the last day to decide. That day comes to your bridge before it passes. Begin with the dearest three."
        sample={
          <PanelList>
            <PanelRow>
              <span className="grow b">{'Drawing vault maintenance'}</span>
              <span className="num">{'€ 48,200'}</span>
              <Mark tone="warn">{'decide by 16 Nov'}</Mark>
            </PanelRow>
            <PanelRow>
              <span className="grow b">{'Hamburg leased line'}</span>
              <span className="num">{'€ 21,600'}</span>
              <Mark icon="clock">{'decide by 30 Nov'}</Mark>
            </PanelRow>
          </PanelList>
        }
        doors={[
          {
            title: 'Write the first one',
            text: 'Supplier, sum, end and notice. Two minutes; the rest can wait.',
            action: (
              <Button kind="primary" size="s" keys="c">
                {'New contract'}
              </Button>
            ),
          },
          {
            title: 'Bring in a list',
            text: 'A spreadsheet is rehearsed row by row before anything is kept.',
            action: <Button size="s">{'Import, rehearse first'}</Button>,
          },
          {
            title: 'Look around first',
            text: 'Loads Halden Marine beside your data. One click takes it out again.',
            action: <Button size="s">{'Load the demo company'}</Button>,
          },
        ]}
      />
    </Page>
  )
}
