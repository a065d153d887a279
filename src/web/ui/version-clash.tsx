// Two have written in the same place: shows both texts and lets the person choose, or write a third.
import { BodyShort, Button, Heading, Textarea } from '@navikt/ds-react';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

export interface VersionClashProps {
  mine: string;
  theirs: string;
  /** What the text is, e.g. «Konklusjonen i sak 3». */
  name: string;
  /** Who wrote the other text, if it is known and may be told. */
  who?: string;
  onKeepMine(): void;
  onKeepTheirs(): void;
  onMerge(text: string): void;
}

function Side({ title, text, action }: { title: string; text: string; action: ReactNode }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <section className="web-clash__side" aria-labelledby={id}>
      <Heading level="3" size="xsmall" id={id}>
        {title}
      </Heading>
      <div className="web-clash__text">{text === '' ? <em>{t('web.clash.empty')}</em> : text}</div>
      {action}
    </section>
  );
}

/** Begins with both texts, one after the other, so that nothing has to be copied by hand. */
function bothTexts(mine: string, theirs: string): string {
  if (mine.includes(theirs)) return mine;
  return theirs.includes(mine) ? theirs : `${theirs}\n\n${mine}`;
}

export function VersionClash({
  mine,
  theirs,
  name,
  who,
  onKeepMine,
  onKeepTheirs,
  onMerge,
}: VersionClashProps) {
  const { t } = useTranslation();
  const [merged, setMerged] = useState<string | null>(null);
  const box = useRef<HTMLElement>(null);
  const mergeField = useRef<HTMLTextAreaElement>(null);
  const isMerging = merged !== null;
  const headingId = useId();

  useEffect(() => box.current?.focus(), []);
  useEffect(() => {
    if (isMerging) mergeField.current?.focus();
  }, [isMerging]);

  return (
    <section ref={box} tabIndex={-1} className="web-clash" aria-labelledby={headingId}>
      <Heading level="2" size="small" id={headingId}>
        {t('web.clash.title', { name })}
      </Heading>
      <BodyShort>{who ? t('web.clash.lead-who', { who }) : t('web.clash.lead')}</BodyShort>
      <div className="web-clash__sides">
        <Side
          title={t('web.clash.mine')}
          text={mine}
          action={
            <Button size="small" variant="secondary" onClick={onKeepMine}>
              {t('web.clash.keep-mine')}
            </Button>
          }
        />
        <Side
          title={t('web.clash.theirs')}
          text={theirs}
          action={
            <Button size="small" variant="secondary" onClick={onKeepTheirs}>
              {t('web.clash.keep-theirs')}
            </Button>
          }
        />
      </div>
      {merged === null ? (
        <Button size="small" variant="tertiary" onClick={() => setMerged(bothTexts(mine, theirs))}>
          {t('web.clash.merge')}
        </Button>
      ) : (
        <div className="web-clash__merge">
          <Textarea
            ref={mergeField}
            label={t('web.clash.merged-label')}
            description={t('web.clash.merged-detail')}
            value={merged}
            onChange={(event) => setMerged(event.target.value)}
          />
          <Button size="small" onClick={() => onMerge(merged)}>
            {t('web.clash.use-merged')}
          </Button>
        </div>
      )}
    </section>
  );
}
