import { z } from 'zod';

/** One line of a form: trimmed, NFC, no control and no unseen characters, at most `max` characters. May be empty. */
export const line = (max: number) =>
  z
    .string()
    .max(max)
    .transform((text) =>
      text
        .normalize('NFC')
        .replace(/\p{Cc}+/gu, ' ')
        .replace(/\p{Cf}+/gu, '')
        .trim(),
    );

/** A line that must say something. */
export const filledLine = (max: number) =>
  line(max).refine((text) => text.length > 0, { error: 'Please fill this in.' });

/** Several lines of words as somebody wrote them; line breaks stay. */
export const words = (max: number) =>
  z
    .string()
    .max(max)
    .transform((text) =>
      text
        .normalize('NFC')
        .replace(/\r\n?/g, '\n')
        .replace(/[^\P{Cc}\n\t]/gu, '')
        .trim(),
    );
