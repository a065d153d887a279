// Shields the person, or ends it, with a reason from the list; says what happens next before the button.
import { Button, Radio, RadioGroup } from '@navikt/ds-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../../../web/announce.tsx';
import { api } from '../../../web/api.ts';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import type { PathwayPage } from '../model.ts';
import { focusFirstField } from '../../../web/focus.ts';
import { usePathwayChange } from './use-pathway.ts';

export function ShieldForm({ page, onDone }: { page: PathwayPage; onDone(): void }) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const [reason, setReason] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const change = page.isShielded ? 'unshield' : 'shield';
  const save = usePathwayChange(page.id, () => api.post(`/api/pathways/${page.id}/${change}`, { reason }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsAsked(true);
    if (reason === '') return;
    save.mutate(undefined, {
      onSuccess: () => {
        announce(t(`pathway.${change}.done`));
        onDone();
      },
    });
  };
  return (
    <form ref={focusFirstField} className="pathway-form" onSubmit={submit} noValidate>
      <RadioGroup
        legend={t(`pathway.${change}.why`)}
        description={t(`pathway.${change}.next`)}
        value={reason}
        onChange={setReason}
        error={isAsked && reason === '' ? t('pathway.shield.choose') : undefined}
      >
        {page.shieldingReasons.map((choice) => (
          <Radio key={choice.id} value={choice.id}>
            {choice.text}
          </Radio>
        ))}
      </RadioGroup>
      {save.isError && <ProblemMessage problem={save.error} hasFocus />}
      <div className="pathway-buttons">
        <Button type="submit" size="small" loading={save.isPending}>
          {t(`pathway.${change}.submit`)}
        </Button>
        <Button type="button" size="small" variant="tertiary" data-color="neutral" onClick={onDone}>
          {t('web.cancel')}
        </Button>
      </div>
    </form>
  );
}
