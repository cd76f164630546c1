import { Modal, type ModalProps } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './dialog.module.css';
import { useFocusReturn } from './focus-return.ts';

/** A dialog that stands as long as it is rendered; the keyboard goes on where it was once it has gone. */
export function Dialog(props: Omit<ModalProps, 'opened'>): ReactNode {
  useFocusReturn();
  return <Modal opened {...props} />;
}

/** What can be done at the end of a dialog: in sight however low the window is, the rest scrolls below it. */
export function DialogButtons({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className={classes['buttons']}>{children}</div>;
}
