/** The front door of ui: primitives without product words. */
export { Banner, type BannerKind } from './banner.tsx';
export { BodyChip } from './body-chip.tsx';
export { type BodyLook, bodyColours, bodyLookOf, type LookedAt } from './body-look.ts';
export { Button, type ButtonKind, type ButtonProps, type ButtonSize, buttonClass } from './button.tsx';
export { Checkbox, ChoiceGroup, Radio } from './choice.tsx';
export { Dialog } from './dialog.tsx';
export { Disclosure } from './disclosure.tsx';
export { Field, FieldError, type FieldProps, type Need, Select, TextArea, TextField } from './field.tsx';
export { Icon, type IconName } from './icon.tsx';
export { isComposing } from './ime.ts';
export { Menu } from './menu.tsx';
export { hasContent, PartReader, type ReadContent, type ReadPartSpec, type ReadSpec, type ValueWords } from './part-reader.tsx';
export { Badge, Bones, SkipLink, VisuallyHidden } from './plain.tsx';
export { ProgressBar } from './progress-bar.tsx';
export { hasWords, ProseReader, safeHref } from './prose-reader.tsx';
export { ScrollBox } from './scroll-box.tsx';
export { type StatusKind, StatusMark } from './status-mark.tsx';
