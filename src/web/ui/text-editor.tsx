// A text field that marks words about people gently and offers others; it never stops anyone from writing.
import { LightBulbIcon } from '@navikt/aksel-icons';
import { Button, Textarea, type TextareaProps } from '@navikt/ds-react';
import { type Ref, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../announce.tsx';

/** A word and what may be written instead; `text.slice(start, end)` is `word`. */
export interface WordHint {
  start: number;
  end: number;
  word: string;
  suggestions: readonly string[];
}

export interface TextEditorProps extends Omit<TextareaProps, 'value' | 'onChange' | 'defaultValue'> {
  value: string;
  onValueChange(value: string): void;
  /** Finds words to think twice about, e.g. `useWordCheck()`. Asked when the writing pauses. */
  check?: (text: string) => readonly WordHint[] | Promise<readonly WordHint[]>;
  ref?: Ref<HTMLTextAreaElement>;
}

const pauseBeforeHint = 900;

export function TextEditor({ value, onValueChange, check, ref, ...field }: TextEditorProps) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const [found, setFound] = useState<{ text: string; hints: readonly WordHint[] }>({ text: '', hints: [] });
  const isFocused = useRef(false);

  useEffect(() => {
    if (!check) return;
    let isCurrent = true;
    const timer = setTimeout(async () => {
      const hints = await check(value);
      if (!isCurrent) return;
      setFound({ text: value, hints });
      if (hints.length > 0 && isFocused.current) announce(t('web.words.found', { count: hints.length }));
    }, pauseBeforeHint);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [announce, check, t, value]);

  // Places in a text that has changed since are wrong: then the hints wait for the next look.
  const hints = found.text === value ? found.hints : [];
  const replace = (hint: WordHint, suggestion: string) => {
    onValueChange(value.slice(0, hint.start) + suggestion + value.slice(hint.end));
    announce(t('web.words.replaced', { word: hint.word, suggestion }));
  };

  return (
    <div className="web-editor">
      <Textarea
        minRows={4}
        resize="vertical"
        {...field}
        {...(ref ? { ref } : {})}
        value={value}
        onChange={(event) => onValueChange(event.target.value)}
        onFocus={(event) => {
          isFocused.current = true;
          field.onFocus?.(event);
        }}
        onBlur={(event) => {
          isFocused.current = false;
          field.onBlur?.(event);
        }}
      />
      {hints.length > 0 && (
        <ul className="web-editor__hints" aria-label={t('web.words.label')}>
          {hints.map((hint) => (
            <li key={`${hint.start} ${hint.word}`}>
              <LightBulbIcon aria-hidden />
              <span>
                {t('web.words.hint')} <q>{hint.word}</q>
              </span>
              <span className="web-editor__choices">
                {hint.suggestions.map((suggestion) => (
                  <Button
                    key={suggestion}
                    type="button"
                    size="xsmall"
                    variant="secondary"
                    data-color="neutral"
                    onClick={() => replace(hint, suggestion)}
                  >
                    {suggestion}
                  </Button>
                ))}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
