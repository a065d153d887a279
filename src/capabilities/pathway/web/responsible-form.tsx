// Chooses a colleague as the responsible person, from now on.
import { Button } from '@navikt/ds-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../../../web/announce.tsx';
import { api } from '../../../web/api.ts';
import { ApiProblem } from '../../../web/problem.ts';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import { StaffPicker } from '../../directory/web/staff-picker.tsx';
import { focusFirstField } from '../../../web/focus.ts';
import { usePathwayChange } from './use-pathway.ts';

export interface ResponsibleFormProps {
  pathwayId: string;
  unitId: string;
  /** Of the pathway as it was read: somebody may have chosen another since. */
  version: number;
  without: readonly string[];
  onDone?(): void;
  onCancel?(): void;
}

export function ResponsibleForm(props: ResponsibleFormProps) {
  const { pathwayId, unitId, version, without, onDone, onCancel } = props;
  const { t } = useTranslation();
  const announce = useAnnounce();
  const [staffId, setStaffId] = useState<string | null>(null);
  const [isAsked, setIsAsked] = useState(false);
  const change = usePathwayChange(pathwayId, () =>
    api.put(`/api/pathways/${pathwayId}/responsible`, { staffId, version }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsAsked(true);
    if (staffId === null) return;
    change.mutate(undefined, {
      onSuccess: () => {
        announce(t('pathway.new-person.done'));
        onDone?.();
      },
    });
  };
  const fieldError = change.error instanceof ApiProblem ? change.error.errors[0]?.message : undefined;
  return (
    // Opened by a button, it takes the cursor; standing in a notice, it does not.
    <form
      {...(onCancel ? { ref: focusFirstField } : {})}
      className="pathway-form"
      onSubmit={submit}
      noValidate
    >
      <StaffPicker
        id={`responsible-${pathwayId}`}
        unitId={unitId}
        label={t('pathway.new-person.label')}
        description={t('pathway.new-person.help')}
        roles={['practitioner', 'leader']}
        without={without}
        value={staffId}
        onChange={setStaffId}
        error={isAsked && staffId === null ? t('pathway.new-person.choose') : fieldError}
      />
      {change.isError && !fieldError && <ProblemMessage problem={change.error} hasFocus />}
      <div className="pathway-buttons">
        <Button type="submit" size="small" loading={change.isPending}>
          {t('pathway.new-person.submit')}
        </Button>
        {onCancel && (
          <Button type="button" size="small" variant="tertiary" data-color="neutral" onClick={onCancel}>
            {t('web.cancel')}
          </Button>
        )}
      </div>
    </form>
  );
}
