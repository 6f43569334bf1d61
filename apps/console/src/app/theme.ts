import {
  Alert,
  Badge,
  createTheme,
  darken,
  Drawer,
  Menu,
  Modal,
  MultiSelect,
  PasswordInput,
  Select,
  Table,
  Text,
  Textarea,
  TextInput,
  Tooltip,
  type CSSVariablesResolver,
} from '@mantine/core';

/** Choices scroll in the list box itself: an area inside of it would have to be reached by keyboard as well. */
const scrolling = { maxHeight: 220, overflowY: 'auto' } as const;

/** Calm and dense. Shades and thresholds are those at which every pair of colours has the contrast of WCAG 2.1 AA. */
export const theme = createTheme({
  primaryColor: 'blue',
  primaryShade: 8,
  autoContrast: true,
  luminanceThreshold: 0.18,
  defaultRadius: 'sm',
  cursorType: 'pointer',
  fontFamily: 'system-ui, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", "Liberation Mono", Menlo, Consolas, monospace',
  headings: {
    fontWeight: '600',
    sizes: { h1: { fontSize: '1.375rem' }, h2: { fontSize: '1.0625rem' }, h3: { fontSize: '0.9375rem' } },
  },
  components: {
    Alert: Alert.extend({ defaultProps: { radius: 'sm' } }),
    Badge: Badge.extend({ defaultProps: { variant: 'light', radius: 'sm', tt: 'none', fw: 500 } }),
    Drawer: Drawer.extend({
      defaultProps: { position: 'right', size: 'lg', padding: 'md' },
      styles: { title: { fontWeight: 600 } },
    }),
    // The placeholder takes the focus inside the menu and is no item of it; without it the first item does.
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false } }),
    Modal: Modal.extend({ defaultProps: { centered: true, padding: 'lg' }, styles: { title: { fontWeight: 600 } } }),
    PasswordInput: PasswordInput.extend({ defaultProps: { size: 'sm' } }),
    MultiSelect: MultiSelect.extend({ defaultProps: { withScrollArea: false }, styles: { options: scrolling } }),
    Select: Select.extend({
      defaultProps: { size: 'sm', allowDeselect: false, withScrollArea: false },
      styles: { options: scrolling },
    }),
    Table: Table.extend({ defaultProps: { verticalSpacing: 8, highlightOnHover: true } }),
    Text: Text.extend({ defaultProps: { size: 'sm' } }),
    Textarea: Textarea.extend({ defaultProps: { size: 'sm', autosize: true, minRows: 3 } }),
    TextInput: TextInput.extend({ defaultProps: { size: 'sm' } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 300, events: { hover: true, focus: true, touch: false } } }),
  },
});

/** The stock dimmed and placeholder colours are too pale to read, and so is text on a tinted ground. */
export const cssVariables: CSSVariablesResolver = ({ colors }) => ({
  variables: {},
  light: {
    ...Object.fromEntries(
      Object.entries(colors).flatMap(([name, shades]) => [
        [`--mantine-color-${name}-light`, shades[0]],
        [`--mantine-color-${name}-light-color`, darken(shades[9], 0.3)],
      ]),
    ),
    '--mantine-color-dimmed': 'var(--mantine-color-gray-7)',
    '--mantine-color-placeholder': 'var(--mantine-color-gray-7)',
    '--mantine-color-error': 'var(--mantine-color-red-9)',
  },
  dark: {
    '--mantine-color-dimmed': 'var(--mantine-color-gray-5)',
    '--mantine-color-placeholder': 'var(--mantine-color-gray-5)',
    '--mantine-color-error': 'var(--mantine-color-red-4)',
  },
});
