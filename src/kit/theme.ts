import { createTheme, type MantineColorsTuple } from '@mantine/core'
import { w } from './words.ts'

const harbour: MantineColorsTuple = [
  '#eef4fe',
  '#dde8fc',
  '#bcd2f8',
  '#8fb3f2',
  '#6394ea',
  '#3f78e0',
  '#2560cf',
  '#1c4eae',
  '#163f8c',
  '#10306b',
]
const field = () => ({ wrapper: { '--input-height': '34px', '--input-fz': 'var(--fs-13)' } })

/** The list itself scrolls: what scrolls around it would want the focus, which stays in the field. */
const scrolls = { withScrollArea: false, styles: { options: { maxHeight: 240, overflowY: 'auto' } } } as const

/** The library's theme. Colours live in mantine.css, so that no style element is written at run time. */
export function makeTheme() {
  const close = { 'aria-label': w('close') }
  return createTheme({
    colors: { harbour },
    primaryColor: 'harbour',
    primaryShade: 6,
    defaultRadius: 6,
    fontFamily: 'var(--font)',
    fontFamilyMonospace: 'var(--mono)',
    fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
    spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
    cursorType: 'pointer',
    respectReducedMotion: true,
    focusRing: 'never',
    components: {
      Input: { vars: field },
      InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'error', 'description'] } },
      NumberInput: { defaultProps: { hideControls: true } },
      // What fits best is marked while one types, so that Enter takes it.
      Select: {
        defaultProps: {
          ...scrolls,
          checkIconPosition: 'right',
          comboboxProps: { shadow: 'md' },
          selectFirstOptionOnChange: true,
        },
      },
      // A list of nothing is still a list, of which screen readers are told that it consists of options.
      ComboboxEmpty: { defaultProps: { role: 'option', 'aria-disabled': true } },
      MultiSelect: {
        defaultProps: { ...scrolls, checkIconPosition: 'right', selectFirstOptionOnChange: true },
      },
      Checkbox: { defaultProps: { size: 'xs', radius: 3 } },
      Switch: { defaultProps: { size: 'sm', withThumbIndicator: false } },
      SegmentedControl: { defaultProps: { size: 'sm', withItemsBorders: false, transitionDuration: 0 } },
      Tooltip: { defaultProps: { openDelay: 250, transitionProps: { duration: 80 }, events: tooltipEvents } },
      Popover: { defaultProps: { transitionProps: { duration: 80 }, shadow: 'md' } },
      // The hidden first element is no menu item, which screen readers are told a menu consists of.
      Menu: {
        defaultProps: { transitionProps: { duration: 80 }, shadow: 'md', withInitialFocusPlaceholder: false },
      },
      Modal: {
        defaultProps: { closeButtonProps: close, lockScroll: false, transitionProps: { duration: 120 } },
      },
      Drawer: {
        defaultProps: { closeButtonProps: close, lockScroll: false, transitionProps: { duration: 120 } },
      },
      CloseButton: { defaultProps: close },
      Notification: { defaultProps: { closeButtonProps: close } },
      PasswordInput: {
        defaultProps: { visibilityToggleButtonProps: { 'aria-label': w('show_password') } },
      },
    },
  })
}

const tooltipEvents = { hover: true, focus: true, touch: true }
