// The respectful-word check for TextEditor, fetched the first time somebody writes.
import { useCallback } from 'react';
import { useLanguage } from '../language.tsx';
import type { WordHint } from './text-editor.tsx';

/** `<TextEditor check={useWordCheck()} …>`: words in the language on show. Finds nothing when the list cannot be fetched. */
export function useWordCheck(): (text: string) => Promise<readonly WordHint[]> {
  const language = useLanguage();
  return useCallback(
    async (text) => {
      try {
        const { findDisrespectfulWords } = await import('../../rules/respectful-words.ts');
        return findDisrespectfulWords(text, language);
      } catch {
        return [];
      }
    },
    [language],
  );
}
