import { Icon, type IconName } from '../icon.tsx'
import { iconPaths } from '../icon-paths.ts'
import { Page } from '../page.tsx'
import { Panel, PanelBody } from '../panel.tsx'
import { ThemeSwitch } from '../shell/user-menu.tsx'
import { Boxed } from './families/boxed.tsx'
import { Buttons } from './families/buttons.tsx'
import { Clocks } from './families/clocks.tsx'
import { Fields } from './families/fields.tsx'
import { Marks } from './families/marks.tsx'
import { Panels } from './families/panels.tsx'
import { People } from './families/people.tsx'
import { Told } from './families/told.tsx'
import classes from './gallery.module.css'

/** The small pieces, family by family; tables, records, forms and the shell are on the pages beside this one. */
export const Pieces = () => (
  <Page
    title="Pieces"
    heading="Every piece, in every state"
    sub="Tuesday 10 November, 09:24 in Bergen"
    actions={<ThemeSwitch />}
  >
    <div className={classes.grid}>
      <Marks />
      <Buttons />
      <Clocks />
      <People />
      <Panels />
      <Told />
      <Fields />
      <Boxed />
      <Panel title="Icons, always with a word" className={classes.wide ?? ''}>
        <PanelBody>
          <div className={classes.icons}>
            {(Object.keys(iconPaths) as IconName[]).map((name) => (
              <span key={name}>
                <Icon name={name} /> {name}
              </span>
            ))}
          </div>
        </PanelBody>
      </Panel>
    </div>
  </Page>
)
