import {
  createTheme,
  defaultVariantColorsResolver,
  mergeThemeOverrides,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type MantineThemeOverride,
} from '@mantine/core';

/** One accent, an ink blue: what can be acted on, and the place where one is. */
const ink: MantineColorsTuple = [
  '#eef3fb',
  '#d9e4f6',
  '#b3c8ec',
  '#8bb0f5',
  '#9dbcf7',
  '#5f8be0',
  '#3a6bce',
  '#2456b4',
  '#1d4796',
  '#163a7c',
];

/** Greys of the dark palette (theme.css), from text to the deepest ground. */
const dark: MantineColorsTuple = [
  '#e2e4e8',
  '#c9cdd4',
  '#a2a8b2',
  '#8b919c',
  '#4a505a',
  '#33383f',
  '#1f2227',
  '#17191d',
  '#121418',
  '#0d0f12',
];

/** Sizes in rem, so that the text size of the settings (the root's font size) moves them all. */
const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 4 },
  colors: { ink, dark },
  autoContrast: true,
  // What is filled is filled with the accent; its text has the palette's own contrast.
  variantColorResolver: (input) => ({
    ...defaultVariantColorsResolver(input),
    ...(input.variant === 'filled' ? { color: 'var(--kw-on-accent)' } : {}),
  }),
  fontFamily: 'inherit',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", Consolas, "Noto Sans Mono", monospace',
  fontSizes: {
    xs: '0.75rem',
    sm: '0.875rem',
    md: '0.875rem',
    lg: '1rem',
    xl: '1.125rem',
  },
  lineHeights: { xs: '1.5', sm: '1.6', md: '1.6', lg: '1.6', xl: '1.5' },
  defaultRadius: 'sm',
  respectReducedMotion: true,
  focusRing: 'auto',
  cursorType: 'pointer',
  components: {
    // Said outright: a button without a variant takes none of the resolved colours.
    Button: { defaultProps: { size: 'sm', variant: 'filled' } },
    Modal: {
      defaultProps: {
        transitionProps: { duration: 120 },
        centered: true,
        overlayProps: { backgroundOpacity: 0.35 },
      },
    },
    Drawer: {
      defaultProps: {
        transitionProps: { duration: 150 },
        overlayProps: { backgroundOpacity: 0.35 },
      },
    },
    InputWrapper: {
      defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] },
    },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: false } },
  },
});

/** The same, with what Mantine draws by itself named in the language of the screen. */
export function themeIn(close: string): MantineThemeOverride {
  const named = { defaultProps: { closeButtonProps: { 'aria-label': close } } };
  return mergeThemeOverrides(theme, { components: { Modal: named, Drawer: named } });
}

/** Mantine's own names follow the palette of theme.css. */
export const cssVariables: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-body': 'var(--kw-surface)',
    '--mantine-color-text': 'var(--kw-text)',
    '--mantine-color-dimmed': 'var(--kw-dim)',
    '--mantine-color-placeholder': 'var(--kw-dim)',
    '--mantine-color-default': 'var(--kw-raised)',
    '--mantine-color-default-hover': 'var(--kw-hover)',
    '--mantine-color-default-color': 'var(--kw-text)',
    '--mantine-color-default-border': 'var(--kw-line-strong)',
    '--mantine-color-anchor': 'var(--kw-accent)',
    '--mantine-color-error': 'var(--kw-red)',
    '--mantine-primary-color-filled': 'var(--kw-accent)',
    '--mantine-primary-color-filled-hover': 'var(--kw-accent-hover)',
    '--mantine-primary-color-contrast': 'var(--kw-on-accent)',
  };
  return { variables: {}, light: shared, dark: shared };
};
