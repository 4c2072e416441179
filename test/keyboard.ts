import type { ElementHandle, Locator, Page } from 'playwright-core'

/**
 * The journeys without a mouse: with KEYBOARD=1 every click and every field of theirs is reached by Tab, arrows and the keys
 * of lists alone, and is pressed by Enter or the space bar. What cannot be reached, keeps the focus in, loses it, or does not
 * show that it has it, fails the journey.
 */
export const isKeyboardAlone = process.env['KEYBOARD'] === '1'

/** How something on the page is reached and pressed. */
type Way = 'field' | 'list' | 'button' | 'tick' | 'radio' | 'tab' | 'option' | 'item' | 'tree' | 'row'

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
    element.closest(takes) ??
    label?.control ??
    (element.matches('tr[data-index]') ? element : element.querySelector(takes)) ??
    element.closest('tr[data-index]')
  const row = element.closest('tr[data-index]')
  // A list is one stop: its own keys lead to its rows, and to what stands in them by default.
  const isStop = found instanceof HTMLElement && found.tabIndex >= 0 && !found.matches('table')
  return row && !isStop ? row : (found ?? null)
}

/** In the page: which keys lead there. */
function wayOf(control: Element): Way {
  const is = (selector: string) => control.matches(selector)
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
async function tabTo({ page, control, what }: Target, isThere: () => Promise<boolean>) {
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
      if ((await control.evaluate(lookOf)) === before) await settled(control, before, what)
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
  if (way === 'radio' || way === 'tab') {
    const sibling = () =>
      control.evaluate((one) => {
        const { activeElement: active } = document
        if (active instanceof HTMLInputElement && one instanceof HTMLInputElement)
          return active.name === one.name
        return one.closest('[role=tablist]')?.contains(active) ?? false
      })
    await tabTo(target, sibling)
    for (let step = 0; step < mostSteps && !(await there()); step += 1)
      await page.keyboard.press('ArrowRight')
    return
  }
  return tabTo(target, there)
}

async function reachRow(target: Target) {
  const { control } = target
  const grid = () => control.evaluate((one) => one.closest('table') === document.activeElement)
  const table = (await control.evaluateHandle((one) => one.closest('table'))).asElement()
  if (table) await tabTo({ ...target, control: table }, grid)
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
  const isLost = await page.evaluate(
    () => document.activeElement === document.body || document.activeElement === null,
  )
  if (isLost) throw new Error(`the focus is lost after ${last.what}`)
}

async function clickByKeys(locator: Locator, timeout = 60_000) {
  const page = locator.page()
  for (let tries = 0; ; tries += 1)
    try {
      const target = await targetOf(locator, timeout)
      await stillSomewhere(page)
      await target.control.waitForElementState('enabled')
      await reach(target)
      const path = new URL(page.url()).pathname
      await press(target, locator)
      pressed.set(page, { what: target.what, path })
      return
    } catch (thrown) {
      // Drawn anew meanwhile: it is another element now.
      if (tries > 3 || !String(thrown).includes('not attached')) throw thrown
    }
}

async function fillByKeys(locator: Locator, text: string) {
  const target = await targetOf(locator, 60_000)
  const page = locator.page()
  await stillSomewhere(page)
  await reach(target)
  await page.keyboard.press('Control+a')
  if (text === '') await page.keyboard.press('Delete')
  else await page.keyboard.insertText(text)
  pressed.set(page, { what: target.what, path: new URL(page.url()).pathname })
}

type Patched = Pick<Locator, 'click' | 'fill' | 'check' | 'focus' | 'press' | 'blur'>

/** Lets all that presses and fills on this page, and on every other one, do it by keys. */
export function byKeysAlone(page: Page) {
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
