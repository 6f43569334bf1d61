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

/** The list box itself scrolls. Mantine's scroll area would need a tab stop of its own. */
const scrolling = { maxHeight: 220, overflowY: 'auto' } as const;

/** A calm, dense theme. All colour pairs meet the contrast of WCAG 2.1 AA. */
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
    // Mantine's focus placeholder is not a valid child of a menu. Without it the first item gets the focus.
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

/** Mantine's dimmed and placeholder colours, and text on tinted backgrounds, lack contrast. */
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
