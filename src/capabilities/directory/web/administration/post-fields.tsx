// The fields of a post: what the person is there, and from and to.
import { Radio, RadioGroup, TextField } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { DateField } from '../../../../web/ui/date-field.tsx';
import type { StaffPost } from '../../model-administer.ts';
import type { PostValues } from './administration-data.ts';

// Not the model's own list: that would bring the whole of zod to the browser.
const roles = [
  'practitioner',
  'secretary',
  'leader',
  'administrator',
] as const satisfies readonly StaffPost['role'][];

export interface PostFieldsProps {
  values: PostValues;
  onChange(changes: Partial<PostValues>): void;
  errorOf(field: string): string | undefined;
}

export function PostFields({ values, onChange, errorOf }: PostFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <RadioGroup
        id="role"
        legend={t('directory.post.role')}
        value={values.role}
        onChange={(role: string) => onChange({ role })}
        error={errorOf('role')}
      >
        {roles.map((role) => (
          <Radio key={role} value={role} description={t(`directory.role.${role}.detail`)}>
            {t(`directory.role.${role}`)}
          </Radio>
        ))}
      </RadioGroup>
      <TextField
        id="title"
        label={t('directory.optional', { label: t('directory.post.name') })}
        autoComplete="off"
        value={values.title}
        onChange={(event) => onChange({ title: event.target.value })}
        error={errorOf('title')}
      />
      <DateField
        id="validFrom"
        label={t('directory.post.from')}
        value={values.validFrom}
        onChange={(validFrom) => onChange({ validFrom })}
        error={errorOf('validFrom')}
      />
      <DateField
        id="validTo"
        label={t('directory.optional', { label: t('directory.post.to') })}
        description={t('directory.post.to.detail')}
        value={values.validTo}
        onChange={(validTo) => onChange({ validTo })}
        error={errorOf('validTo')}
      />
    </>
  );
}
