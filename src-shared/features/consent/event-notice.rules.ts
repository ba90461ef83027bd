/**
 * The notice to parents that a school begins with, and words as it likes. What the law says follows the Information Commissioner's
 * guidance on pictures at school events (December 2024); the policy asks for "clear guidance to parents about the use of cameras
 * and videos during school events". It must not claim that data protection forbids what it does not.
 */
export const FIRST_NOTICE = `What the law says
Data protection law does not stop you from taking photos or videos at a school event for yourself and your family. That is so even when other children are in the picture.
It can be different once a picture is put where anybody can see it. A public post may no longer be personal use; a private account that only your family and friends can see is.

What the law does not say
No law forbids cameras at school events. When we ask you not to film, or to stop, it is our decision, to keep a child safe or because it disturbs the event. It is not “because of data protection”.

What we ask of you
Please do not post pictures or videos of other people’s children where others can see them, unless their parents have said yes.
Some children must not be shown in public, and you will not know which. One post can put a child in danger.
Please stop filming when a member of staff asks you to, and watch with your own eyes too.

Pictures that the school takes
We use pictures of your child only for what you said yes to. You can change your answers at any time: please speak or write to the school office.`;

/** What the first notice rests on, for whoever edits it; not part of the notice. */
export const NOTICE_SOURCE =
  'The Information Commissioner’s guidance on taking pictures at school events, December 2024: data protection law does not stop pictures for personal use; a school may restrict them for safeguarding or against disturbance.';

/** Blocks between empty lines; the first line of a block with more than one is its heading. */
export function noticeBlocks(words: string): { readonly heading: string | null; readonly lines: readonly string[] }[] {
  return words
    .split(/\n\s*\n/)
    .map((block) =>
      block
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    )
    .filter((lines) => lines.length > 0)
    .map((lines) =>
      lines.length > 1 ? { heading: lines[0] ?? null, lines: lines.slice(1) } : { heading: null, lines },
    );
}
