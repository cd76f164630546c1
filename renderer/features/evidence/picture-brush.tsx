import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState, type PointerEvent } from 'react';
import type { PictureRedaction } from '../../../shared/contract/evidence.ts';
import { evidenceTexts } from '../../../shared/i18n/evidence.ts';
import { api } from '../../api/client.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useNumber, useTexts } from '../../ui/language.ts';
import { QueryState } from '../../ui/query-state.tsx';
import classes from './evidence.module.css';

type Box = PictureRedaction['boxes'][number];

interface PictureBrushProps {
  readonly name: string;
  readonly digest: string;
  readonly boxes: readonly Box[];
  readonly onChange: (boxes: readonly Box[]) => void;
  readonly onClose: () => void;
}

/** A picture with the places that will be burnt black; boxes are kept in the picture's own pixels. */
export function PictureBrush({ name, digest, boxes, onChange, onClose }: PictureBrushProps) {
  const t = useTexts(evidenceTexts);
  const number = useNumber();
  const query = useQuery(api.conversations.picture.queryOptions({ input: { digest } }));
  const image = useRef<HTMLImageElement>(null);
  const [from, setFrom] = useState<{ x: number; y: number } | null>(null);
  const [drawn, setDrawn] = useState<Box | null>(null);
  const [size, setSize] = useState<{ width: number; height: number } | null>(null);
  const placeOf = (event: PointerEvent): { x: number; y: number } => {
    const frame = image.current?.getBoundingClientRect();
    if (!frame || !size) return { x: 0, y: 0 };
    const within = (value: number, most: number): number => Math.min(Math.max(value, 0), most);
    return {
      x: within(((event.clientX - frame.left) / frame.width) * size.width, size.width),
      y: within(((event.clientY - frame.top) / frame.height) * size.height, size.height),
    };
  };
  const finish = (): void => {
    if (drawn && drawn.width >= 1 && drawn.height >= 1) onChange([...boxes, drawn]);
    setFrom(null);
    setDrawn(null);
  };
  const shown = drawn ? [...boxes, drawn] : boxes;
  return (
    <Dialog onClose={onClose} title={`${t.brush}: ${name}`} size="xl">
      <Text size="sm" mb="xs">
        {t.brushHint}
      </Text>
      <QueryState query={query} what={t.brush}>
        {({ mime, base64 }) => (
          <div
            className={classes['brush']}
            onPointerDown={(event) => {
              event.preventDefault();
              event.currentTarget.setPointerCapture(event.pointerId);
              setFrom(placeOf(event));
            }}
            onPointerMove={(event) => {
              if (!from) return;
              const to = placeOf(event);
              setDrawn({
                x: Math.min(from.x, to.x),
                y: Math.min(from.y, to.y),
                width: Math.abs(from.x - to.x),
                height: Math.abs(from.y - to.y),
              });
            }}
            onPointerUp={finish}
            onPointerCancel={finish}
          >
            <img
              ref={image}
              src={`data:${mime};base64,${base64}`}
              alt={name}
              draggable={false}
              onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
                setSize({ width: naturalWidth, height: naturalHeight })
              }
            />
            {size && (
              <svg viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden>
                {shown.map((box) => (
                  <rect key={`${box.x} ${box.y} ${box.width} ${box.height}`} {...box} />
                ))}
              </svg>
            )}
          </div>
        )}
      </QueryState>
      <Group justify="flex-end" gap="xs" mt="sm">
        <Text size="sm" c="dimmed" role="status">
          {t.brushCount(number(boxes.length))}
        </Text>
        <Button
          variant="default"
          disabled={boxes.length === 0}
          onClick={() => onChange(boxes.slice(0, -1))}
        >
          {t.brushUndo}
        </Button>
        <Button
          variant="default"
          disabled={!size}
          onClick={() => size && onChange([{ x: 0, y: 0, ...size }])}
        >
          {t.brushWhole}
        </Button>
        <Button onClick={onClose}>{t.brushDone}</Button>
      </Group>
    </Dialog>
  );
}
