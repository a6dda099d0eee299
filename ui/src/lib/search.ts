// Finding texts by a part of them.

/** A text without accents and case: "securite" finds "Sécurité". */
export function folded(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase();
}

/** The items of which a text contains each word of `search`, whatever their case and accents; all if it is blank. */
export function matching<T>(items: readonly T[], search: string, text: (item: T) => string): T[] {
  const words = folded(search).split(/\s+/);
  return items.filter((item) => {
    const found = folded(text(item));
    return words.every((word) => found.includes(word));
  });
}
