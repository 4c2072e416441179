import { Button, CloseButton, IconButton } from '../../button.tsx'
import { Kbd } from '../../kbd.tsx'
import { Panel, PanelBody } from '../../panel.tsx'
import { tell } from '../../toast.tsx'
import { long } from './texts.ts'

const why = 'Solving needs a cause: link PRB-88 or name another.'
const undo = async () => undefined

/** What is pressed: at rest, busy, refused; by Tab one sees the ring, by pointing the ground. */
export const Buttons = () => (
  <Panel title="One primary button a page">
    <PanelBody>
      <div className="stack">
        <p className="row wrap">
          <Button kind="primary" keys="r" onClick={() => tell({ text: 'Assigned to you.', undo })}>
            {'Take it'}
          </Button>
          <Button keys="n" onClick={() => tell({ text: why, tone: 'bad', reference: 'r-7712' })}>
            {'Note'}
          </Button>
          <Button kind="quiet">{'More'}</Button>
          <Button kind="danger" icon="trash">
            {'Delete the view'}
          </Button>
          <Button to="/kit/queue">{'Leads elsewhere'}</Button>
        </p>
        <p className="row wrap">
          <Button size="s" icon="plus">
            {'Small'}
          </Button>
          <Button size="l" icon="hand">
            {'Large'}
          </Button>
          <Button busy>{'Busy'}</Button>
          <IconButton icon="eye" label="Watch" />
          <IconButton icon="bell" label="Inbox, 3 unread" count={3} />
          <IconButton icon="bell" label="Inbox, 240 unread" count={240} />
          <CloseButton />
        </p>
        <p>
          <Button refused={why}>{'Solve'}</Button>
        </p>
        <p className="row wrap">
          <Button size="s" refused="3 lack a cause" reason="label">
            {'Solve:'}
          </Button>
          <Kbd keys="mod+enter" /> <Kbd keys="g d" /> <Kbd keys="?" />
        </p>
        <p className="row wrap">
          <Button>{long.german}</Button>
          <Button refused={long.sentence}>{long.german}</Button>
        </p>
      </div>
    </PanelBody>
  </Panel>
)
