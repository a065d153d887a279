// Two have changed the same thing: says so, and lets one choose where they differ.
import { BodyShort, Button, Heading } from '@navikt/ds-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

export interface EditClashProps<F extends string> {
  fields: readonly F[];
  labelOf(field: F): string;
  wordsOf?(field: F, value: string): string;
  mine: Readonly<Record<F, string>>;
  theirs: Readonly<Record<F, string>>;
  onChoose(field: F, value: string): void;
}

export function EditClash<F extends string>(props: EditClashProps<F>) {
  const { fields, labelOf, wordsOf = (_, value) => value, mine, theirs, onChoose } = props;
  const { t } = useTranslation();
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), []);
  const say = (field: F, value: string) =>
    value === '' ? t('directory.changes.nothing') : wordsOf(field, value);
  return (
    <section ref={box} tabIndex={-1} className="web-clash" aria-labelledby="clash">
      <Heading level="2" size="small" id="clash">
        {t('directory.clash.title')}
      </Heading>
      <BodyShort>{t(fields.length > 0 ? 'directory.clash.detail' : 'directory.clash.same')}</BodyShort>
      {fields.map((field) => (
        <div key={field} className="directory-clash">
          <BodyShort weight="semibold">{labelOf(field)}</BodyShort>
          <div className="directory-buttons">
            <Button size="small" variant="secondary" onClick={() => onChoose(field, mine[field])}>
              {t('directory.clash.mine', { value: say(field, mine[field]) })}
            </Button>
            <Button size="small" variant="secondary" onClick={() => onChoose(field, theirs[field])}>
              {t('directory.clash.theirs', { value: say(field, theirs[field]) })}
            </Button>
          </div>
        </div>
      ))}
    </section>
  );
}
