// The identity number: says what was recognised, and what is wrong only when more typing cannot mend it.
import { BodyShort, Radio, RadioGroup, TextField } from '@navikt/ds-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readIdentityNumber } from '../../../rules/identity-number.ts';
import { formatDay } from '../../../web/format-time.ts';
import { useLanguage } from '../../../web/language.tsx';
import { useToday } from '../../../web/now.ts';

export interface IdentityFieldProps {
  hasNumber: boolean | null;
  number: string;
  onHasNumber(hasNumber: boolean): void;
  onNumber(number: string): void;
  /** From the server. */
  questionError?: string | undefined;
  numberError?: string | undefined;
}

export function IdentityField(props: IdentityFieldProps) {
  const { hasNumber, number, onHasNumber, onNumber, questionError, numberError } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const today = useToday();
  const [isLeft, setIsLeft] = useState(false);
  const read = readIdentityNumber(number);
  const fault = 'error' in read ? read : null;
  const isFaultTold = number !== '' && fault !== null && (isLeft || !fault.stillTyping);
  const error = isFaultTold ? t(`problem.patient.identity-number.${fault.error}`) : numberError;
  const told =
    'error' in read
      ? ''
      : [
          t(`patient.identity.recognised.${read.kind}`),
          read.birthDate && t('patient.identity.born', { day: formatDay(read.birthDate, today, language) }),
        ]
          .filter(Boolean)
          .join(' ');
  return (
    <>
      <RadioGroup
        id="hasNumber"
        legend={t('patient.identity.question')}
        value={hasNumber}
        onChange={onHasNumber}
        error={questionError}
      >
        <Radio value={true}>{t('patient.identity.yes')}</Radio>
        <Radio value={false} description={t('patient.identity.unknown-help')}>
          {t('patient.identity.no')}
        </Radio>
      </RadioGroup>
      {hasNumber === true && (
        <div className="patient-identity">
          <TextField
            id="identityNumber"
            label={t('patient.identity.number')}
            description={t('patient.identity.number-help')}
            inputMode="numeric"
            autoComplete="off"
            spellCheck={false}
            htmlSize={16}
            value={number}
            onChange={(event) => {
              setIsLeft(false);
              onNumber(event.target.value);
            }}
            onBlur={() => setIsLeft(true)}
            error={error}
          />
          <output className="patient-identity__told">
            <BodyShort size="small">{told}</BodyShort>
          </output>
        </div>
      )}
    </>
  );
}
