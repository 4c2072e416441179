import type { ElementHandle, Locator, Page } from 'playwright-core'

/**
 * The journeys without a mouse: with KEYBOARD=1 every click and every field of theirs is reached by Tab, arrows and the keys
 * of lists alone, and is pressed by Enter or the space bar. What cannot be reached, keeps the focus in, loses it, or does not
 * show that it has it, fails the journey.
 */
export const isKeyboardAlone = process.env['KEYBOARD'] === '1'

/** How something on the page is reached and pressed. */
type Way = 'all' | 'field' | 'list' | 'button' | 'tick' | 'radio' | 'tab' | 'option' | 'item' | 'tree' | 'row'

const mostSteps = 120

/** What was pressed last on a page, and where: a page that stays has no reason to drop the focus. */
const pressed = new WeakMap<Page, { what: string; path: string }>()

interface Target {
  page: Page
  way: Way
  control: ElementHandle<HTMLElement>
  what: string
}

async function targetOf(locator: Locator, timeout: number): Promise<Target> {
  await locator.waitFor({ state: 'visible', timeout })
  const element = await locator.elementHandle({ timeout })
  if (!element) throw new Error(`${locator.toString()} is not there`)
  const handle = await element.evaluateHandle(controlOf)
  const control = handle.asElement() as ElementHandle<HTMLElement> | null
  if (!control) throw new Error(`no key leads to ${locator.toString()}`)
  const way = await control.evaluate(wayOf)
  return { page: locator.page(), way, control, what: locator.toString() }
}

/** In the page: what takes the focus where this is pressed. */
function controlOf(element: Element): Element | null {
  const parts = '[role=option],[role=menuitem],[role=treeitem],[role=tab]'
  const takes = 'a[href],button,input,select,textarea,summary,[tabindex],[contenteditable=true]'
  const label = element.closest('label')
  const found =
    element.closest(parts) ??
    label?.control ??
    element.closest(takes) ??
    (element.matches('tr[data-index]') ? element : element.querySelector(takes)) ??
    element.closest('tr[data-index]')
  // The tick over all rows is pressed by a key of the list.
  if (element.matches('thead [type=checkbox]')) return element
  const row = element.closest('tr[data-index]')
  // A list is one stop: its own keys lead to its rows, and to what stands in them by default.
  const isStop = found instanceof HTMLElement && found.tabIndex >= 0 && !found.matches('table')
  return row && !isStop ? row : (found ?? null)
}

/** In the page: which keys lead there. */
function wayOf(control: Element): Way {
  const is = (selector: string) => control.matches(selector)
  if (is('thead [type=checkbox]')) return 'all'
  if (is('[role=option]')) return 'option'
  if (is('[role=menuitem]')) return 'item'
  if (is('[role=treeitem]')) return 'tree'
  if (is('[role=tab]')) return 'tab'
  if (is('tr')) return 'row'
  if (is('[type=radio]')) return 'radio'
  if (is('[type=checkbox],[role=checkbox],[role=switch]')) return 'tick'
  if (is('[aria-haspopup=listbox],[role=combobox]')) return 'list'
  return is('input:not([type=button],[type=submit],[type=file]),textarea,[contenteditable=true]')
    ? 'field'
    : 'button'
}

const hasFocus = (control: ElementHandle) =>
  control.evaluate((one) => one === document.activeElement || one.contains(document.activeElement))

/** In the page: the signs by which one sees where the focus is. */
function lookOf(control: Element): string {
  const around = [
    control,
    control.parentElement,
    control.nextElementSibling,
    control.parentElement?.parentElement,
  ]
  return around
    .filter((one) => one !== null && one !== undefined)
    .map((one) => {
      const { outlineStyle, outlineColor, boxShadow, borderColor, backgroundColor, opacity, caretColor } =
        getComputedStyle(one)
      const caret = one === document.activeElement && one.matches('input,textarea,[contenteditable=true]')
      return [
        outlineStyle,
        outlineColor,
        boxShadow,
        borderColor,
        backgroundColor,
        opacity,
        caret && caretColor,
      ].join()
    })
    .join('|')
}

/** Tab by Tab, the shorter way round, until the focus stands there. */
async function tabTo({ page, control, what }: Target, isThere: () => Promise<boolean>, shows = true) {
  const before = await control.evaluate(lookOf)
  if (await isThere()) return
  for (let step = 0; step < mostSteps; step += 1) {
    const isAhead = await control.evaluate((one) => {
      const { activeElement: active } = document
      if (!active || active === document.body || active.contains(one)) return true
      return (active.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
    })
    await page.keyboard.press(isAhead ? 'Tab' : 'Shift+Tab')
    if (!(await control.evaluate((one) => one.isConnected))) throw new Error(`${what} is not attached`)
    if (await isThere()) {
      if (shows && (await control.evaluate(lookOf)) === before) await settled(control, before, what)
      return
    }
  }
  const stuck = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200) ?? 'nowhere')
  throw new Error(`${mostSteps} times Tab do not lead to ${what}, but to ${stuck}`)
}

/** Colours may take a moment to change. */
async function settled(control: ElementHandle<HTMLElement>, before: string, what: string) {
  for (let tries = 0; tries < 20; tries += 1) {
    await control.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
    if ((await control.evaluate(lookOf)) !== before) return
  }
  throw new Error(`nobody sees that the focus is on ${what}`)
}

/** Presses one arrow until the part of a composite is the one that counts. */
async function arrowTo({ page, control, what }: Target, isThere: () => Promise<boolean>, back = false) {
  for (let step = 0; step < mostSteps; step += 1) {
    if (await isThere()) return
    await page.keyboard.press(back ? 'ArrowUp' : 'ArrowDown')
    await control.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
  }
  throw new Error(`no arrow leads to ${what}`)
}

const marked = (control: ElementHandle<HTMLElement>) =>
  control.evaluate((one) => {
    if (one.hasAttribute('data-combobox-selected')) return true
    const named = document.activeElement?.getAttribute('aria-activedescendant')
    if (named) return named === one.id
    return one.closest('[data-composed]') === null && !one.hasAttribute('data-combobox-option')
      ? one.getAttribute('aria-selected') === 'true'
      : false
  })

async function reach(target: Target): Promise<void> {
  const { page, way, control } = target
  const there = () => hasFocus(control)
  if (way === 'option') return arrowTo(target, () => marked(control))
  if (way === 'item') return arrowTo(target, there)
  if (way === 'tree') {
    const tree = async () =>
      control.evaluate((one) => one.closest('[role=tree]')?.contains(document.activeElement) ?? false)
    await tabTo(target, tree)
    return arrowTo(target, there)
  }
  if (way === 'row') return reachRow(target)
  if (way === 'all') return reachTable(target)
  if (way === 'radio' || way === 'tab') {
    const sibling = () =>
      control.evaluate((one) => {
        const { activeElement: active } = document
        if (active instanceof HTMLInputElement && one instanceof HTMLInputElement)
          return active.name === one.name
        return one.closest('[role=tablist]')?.contains(active) ?? false
      })
    const before = await control.evaluate(lookOf)
    // Of those that belong together the one that counts has the focus first.
    await tabTo(target, sibling, false)
    for (let step = 0; step < mostSteps && !(await there()); step += 1)
      await page.keyboard.press('ArrowRight')
    if ((await control.evaluate(lookOf)) === before) await settled(control, before, target.what)
    return
  }
  return tabTo(target, there)
}

async function reachTable(target: Target) {
  const { control } = target
  const grid = () => control.evaluate((one) => one.closest('table') === document.activeElement)
  const table = (await control.evaluateHandle((one) => one.closest('table'))).asElement()
  if (table) await tabTo({ ...target, control: table }, grid)
}

async function reachRow(target: Target) {
  const { control } = target
  await reachTable(target)
  const isBefore = await control.evaluate((one) => {
    const cursor = one.closest('table')?.querySelector('tr[data-cursor]')
    return (
      cursor !== null &&
      cursor !== undefined &&
      (cursor.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING) !== 0
    )
  })
  await arrowTo(target, () => control.evaluate((one) => 'cursor' in one.dataset), isBefore)
}

const keyOf: Partial<Record<Way, string>> = {
  button: 'Enter',
  option: 'Enter',
  item: 'Enter',
  tree: 'Enter',
  tick: 'Space',
  all: 'Shift+x',
}

async function press(target: Target, locator: Locator) {
  const { page, way, control } = target
  if (way === 'list') {
    if ((await control.getAttribute('aria-expanded')) !== 'true') await page.keyboard.press('ArrowDown')
    return
  }
  if (way === 'tab' && (await control.getAttribute('aria-selected')) !== 'true')
    return page.keyboard.press('Enter')
  if (way === 'row') {
    const picks = await locator.evaluate((one) => one.matches('[type=checkbox]'))
    if (picks) return page.keyboard.press('Space')
    // Where there is a preview, the cursor alone shows the row.
    const shown = await page.getByRole('complementary', { name: 'Preview' }).count()
    return shown > 0 ? undefined : page.keyboard.press('Enter')
  }
  const key = keyOf[way]
  if (key !== undefined) await page.keyboard.press(key)
}

/** A focus that fell off the page is one that nobody finds again. */
async function stillSomewhere(page: Page) {
  const last = pressed.get(page)
  if (!last || new URL(page.url()).pathname !== last.path) return
  for (let tries = 0; tries < 30; tries += 1) {
    const isLost = await page.evaluate(async () => {
      // What is drawn anew has it again within a few pictures.
      await new Promise((resolve) => requestAnimationFrame(resolve))
      return document.activeElement === document.body || document.activeElement === null
    })
    if (!isLost) return
  }
  throw new Error(`the focus is lost after ${last.what}`)
}

/** Goes there and does it; where it is drawn anew meanwhile it is another element, and is looked for again. */
async function byKeys(locator: Locator, timeout: number, act: (target: Target) => Promise<unknown>) {
  const page = locator.page()
  for (let tries = 0; ; tries += 1)
    try {
      const target = await targetOf(locator, timeout)
      await stillSomewhere(page)
      await target.control.waitForElementState('enabled')
      await reach(target)
      // It may be busy with what was done on the way there; what a field that was left refuses for good is pressed as it is.
      await target.control.waitForElementState('enabled', { timeout: 2000 }).catch(() => {})
      const path = new URL(page.url()).pathname
      await act(target)
      pressed.set(page, { what: target.what, path })
      return
    } catch (thrown) {
      if (tries > 3 || !String(thrown).includes('not attached')) throw thrown
    }
}

const clickByKeys = (locator: Locator, timeout = 60_000) =>
  byKeys(locator, timeout, (target) => press(target, locator))

/** A clock is typed part by part, as the browser has it: with halves of the day or without. */
async function typeTime({ page, control }: Target, time: string) {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const two = (n: number) => String(n).padStart(2, '0')
  const halves = `${two(hour % 12 || 12)}${two(minute)}${hour < 12 ? 'A' : 'P'}`
  for (const keys of [halves, two(hour) + two(minute)]) {
    for (const _ of 'hm') await page.keyboard.press('ArrowLeft')
    await page.keyboard.type(keys)
    if ((await control.evaluate((one) => (one as HTMLInputElement).value)) === time) return
  }
  throw new Error(`${time} cannot be typed`)
}

const fillByKeys = (locator: Locator, text: string) =>
  byKeys(locator, 60_000, async (target) => {
    const { page, control } = target
    if (await control.evaluate((one) => one.matches('[type=time]'))) return typeTime(target, text)
    await page.keyboard.press('Control+a')
    return text === '' ? page.keyboard.press('Delete') : page.keyboard.insertText(text)
  })

type Patched = Pick<Locator, 'click' | 'fill' | 'check' | 'focus' | 'press' | 'blur'>

/** Lets all that presses and fills on this page, and on every other one, do it by keys. */
export function byKeysAlone(page: Page) {
  // A page that is loaded anew begins without a focus.
  page.on('domcontentloaded', () => pressed.delete(page))
  const proto = Object.getPrototypeOf(page.locator('body')) as Patched & { isByKeys?: true }
  if (proto.isByKeys) return
  proto.isByKeys = true
  proto.click = async function click(this: Locator, options) {
    await clickByKeys(this, options?.timeout)
  }
  proto.fill = async function fill(this: Locator, text) {
    await fillByKeys(this, text)
  }
  proto.check = async function check(this: Locator) {
    if (!(await this.isChecked())) await clickByKeys(this)
  }
  proto.focus = async function focus(this: Locator) {
    await reach(await targetOf(this, 60_000))
  }
  proto.blur = async function blur(this: Locator) {
    await this.page().keyboard.press('Tab')
  }
  proto.press = async function pressKey(this: Locator, key) {
    await reach(await targetOf(this, 60_000))
    await this.page().keyboard.press(key)
  }
}
