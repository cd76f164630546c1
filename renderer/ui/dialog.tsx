import { Modal, type ModalProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFocusReturn } from './focus-return.ts';

/** A dialog that stands as long as it is rendered; the keyboard goes on where it was once it has gone. */
export function Dialog(props: Omit<ModalProps, 'opened'>): ReactNode {
  useFocusReturn();
  return <Modal opened {...props} />;
}
