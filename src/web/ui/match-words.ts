// Whether a text holds the words of a search.

/** Case and accents do not matter; æ, ø and å are letters of their own. */
export function matchesWords(text: string, words: string): boolean {
  const plain = (value: string) =>
    value
      .toLowerCase()
      .normalize('NFC')
      .replace(/[àáâäèéêëìíîïòóôöùúûüñç]/g, (letter) => letter.normalize('NFD').charAt(0));
  const haystack = plain(text);
  return plain(words)
    .split(/\s+/)
    .every((word) => haystack.includes(word));
}
