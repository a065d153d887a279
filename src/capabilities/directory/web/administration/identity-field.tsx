// The identity number of somebody who is added: what is wrong is said when more typing cannot mend it.
import { TextField } from '@navikt/ds-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readIdentityNumber } from '../../../../rules/identity-number.ts';
import { useSignedIn } from '../../../../web/session.tsx';

export interface IdentityFieldProps {
  value: string;
  onChange(value: string): void;
  error: string | undefined;
}

export default function IdentityField(props: IdentityFieldProps) {
  const { t } = useTranslation();
  const { practice } = useSignedIn();
  const [isLeft, setIsLeft] = useState(false);
  const read = readIdentityNumber(props.value, { allowSynthetic: practice });
  const fault = 'error' in read ? read : null;
  const isFaultTold = props.value !== '' && fault !== null && (isLeft || !fault.stillTyping);
  return (
    <TextField
      id="identityNumber"
      label={t('directory.staff.identityNumber')}
      description={t('directory.staff.identityNumber.detail')}
      inputMode="numeric"
      autoComplete="off"
      spellCheck={false}
      htmlSize={16}
      value={props.value}
      onChange={(event) => {
        setIsLeft(false);
        props.onChange(event.target.value);
      }}
      onBlur={() => setIsLeft(true)}
      error={isFaultTold ? t(`problem.directory.identity-number.${fault.error}`) : props.error}
    />
  );
}
