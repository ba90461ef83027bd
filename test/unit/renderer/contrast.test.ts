import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../../src-renderer/styles/tokens.css', import.meta.url), 'utf8');

/** The colours of one block of tokens.css, by token name. */
function colours(selector: string): Map<string, string> {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf('\n}', start));
  return new Map([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name, hex]) => [name!, hex!]));
}

const light = colours(':root');
const THEMES = { light, dark: new Map([...light, ...colours('[data-theme="dark"]')]) };

/** Relative luminance and contrast ratio as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function ratio(a: string, b: string): number {
  const [dark, bright] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (bright! + 0.05) / (dark! + 0.05);
}

/** Words on their ground, with the ratio in the light and in the dark theme. A ratio that falls must be seen, not found. */
const TEXT: readonly [text: string, ground: string, light: number, dark: number][] = [
  ['ink', 'paper', 14.7, 15.9],
  ['ink', 'raised', 15.6, 15.0],
  ['ink', 'card', 16.3, 14.1],
  ['ink', 'sunk', 13.3, 11.8],
  ['ink', 'chosen', 14.7, 12.3],
  ['ink', 'brand-wash', 13.8, 11.4],
  ['ink-soft', 'paper', 7.9, 10.4],
  ['ink-soft', 'raised', 8.4, 9.8],
  ['ink-soft', 'card', 8.8, 9.3],
  ['ink-soft', 'sunk', 7.2, 7.7],
  ['ink-soft', 'chosen', 7.9, 8.0],
  ['ink-soft', 'brand-wash', 7.4, 7.5],
  ['ink-inverse', 'ink', 16.3, 15.9],
  ['paper', 'ink', 14.7, 15.9],
  ['brand', 'paper', 8.3, 11.0],
  ['brand', 'card', 9.2, 9.8],
  ['brand', 'raised', 8.8, 10.3],
  ['brand', 'brand-wash', 7.7, 7.9],
  ['on-brand', 'brand', 9.2, 9.9],
  ['on-brand', 'brand-deep', 11.7, 11.9],
  ['rail-ink', 'rail', 10.4, 12.7],
  ['rail-ink', 'rail-hover', 7.8, 9.8],
  ['serious', 'paper', 7.5, 11.7],
  ['serious', 'card', 8.3, 10.4],
  ['serious', 'raised', 7.9, 11.0],
  ['serious', 'serious-wash', 7.1, 9.7],
  ['ink', 'serious-wash', 13.9, 13.1],
  ['on-serious', 'serious', 8.3, 11.2],
  ['on-serious', 'serious-deep', 10.8, 13.2],
  ['watch', 'card', 8.0, 11.5],
  ['watch', 'watch-wash', 7.1, 9.8],
  ['know', 'card', 9.7, 10.4],
  ['know', 'know-wash', 8.3, 8.9],
  ['fine', 'card', 8.7, 10.9],
  ['fine', 'paper', 7.9, 12.3],
  ['fine', 'fine-wash', 7.5, 9.4],
  ['on-loud', 'loud', 16.3, 15.9],
  ['on-nobody', 'nobody', 7.5, 8.6],
];

/** Edges of controls and focus rings against what they lie on. */
const EDGES: readonly [edge: string, ground: string][] = [
  ['line-strong', 'card'],
  ['line-strong', 'paper'],
  ['line-strong', 'raised'],
  ['focus', 'paper'],
  ['focus', 'card'],
  ['focus', 'raised'],
  ['rail-focus', 'rail'],
  ['brand', 'paper'],
  ['brand', 'card'],
];

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  const colour = (token: string) => {
    const hex = THEMES[theme].get(token);
    if (!hex) throw new Error(`tokens.css has no colour ${token}`);
    return hex;
  };

  it.each(TEXT)('keeps %s on %s readable at 7:1', (text, ground, inLight, inDark) => {
    const measured = ratio(colour(text), colour(ground));
    expect(measured).toBeGreaterThanOrEqual(7);
    expect(measured).toBeCloseTo(theme === 'light' ? inLight : inDark, 1);
  });

  it.each(EDGES)('keeps %s visible on %s at 3:1', (edge, ground) => {
    expect(ratio(colour(edge), colour(ground))).toBeGreaterThanOrEqual(3);
  });
});

describe('tokens.css', () => {
  it('has a measured pair for every colour of text and every ground of text', () => {
    const edgesOnly = /-mark$|^line|focus$|-deep$/;
    const measured = new Set<string | number>(TEXT.flat());
    expect([...light.keys()].filter((token) => !edgesOnly.test(token) && !measured.has(token))).toEqual([]);
  });

  it('gives every dark colour a light one of the same name', () => {
    expect([...colours('[data-theme="dark"]').keys()].filter((token) => !light.has(token))).toEqual([]);
  });
});
