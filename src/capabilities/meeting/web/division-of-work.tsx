// Who chairs, who writes the minutes, and which parts the patient attends (A6, point 6). May be settled now or later.
import { Accordion, BodyLong, Checkbox, CheckboxGroup, Select, TextField } from '@navikt/ds-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SaveStatus } from '../../../web/ui/save-status.tsx';
import type { MeetingChoices } from '../model-lists.ts';
import type { MeetingPage } from '../model.ts';
import { FrameClash } from './frame-clash.tsx';
import { useChoices } from './meeting-data.ts';
import { useFrame } from './use-frame.ts';

const parts = [1, 2, 3, 4] as const;

export function DivisionOfWork({ page }: { page: MeetingPage }) {
  const { t } = useTranslation();
  const frame = useFrame(page);
  const { data: choices } = useChoices(page.id, '');
  const { value } = frame;
  const set = (change: Partial<typeof value>) => frame.setValue({ ...value, ...change });
  const staff = choices?.staff ?? [];
  return (
    <Accordion className="meeting-fold">
      <Accordion.Item>
        <Accordion.Header>{t('meeting.division')}</Accordion.Header>
        <Accordion.Content>
          <BodyLong spacing>{t('meeting.division.lead')}</BodyLong>
          <div className="meeting-stack">
            <FrameClash frame={frame} />
            <RoleField
              label={t('meeting.chair')}
              help={t('meeting.chair.help')}
              staff={staff}
              staffId={value.chairStaffId}
              name={value.chair}
              onChange={(chairStaffId, chair) => set({ chairStaffId, chair })}
            />
            <RoleField
              label={t('meeting.minute-taker')}
              staff={staff}
              staffId={value.minuteTakerStaffId}
              name={value.minuteTaker}
              onChange={(minuteTakerStaffId, minuteTaker) => set({ minuteTakerStaffId, minuteTaker })}
            />
            <CheckboxGroup
              legend={t('meeting.patient-parts')}
              description={t('meeting.patient-parts.help')}
              value={parts.filter((part) => value.patientParts & (1 << (part - 1))).map(String)}
              onChange={(chosen: string[]) =>
                set({ patientParts: chosen.reduce((mask, part) => mask | (1 << (Number(part) - 1)), 0) })
              }
            >
              {parts.map((part) => (
                <Checkbox key={part} value={String(part)}>
                  {t(`meeting.part.${part}`)}
                </Checkbox>
              ))}
            </CheckboxGroup>
            <SaveStatus {...frame} />
          </div>
        </Accordion.Content>
      </Accordion.Item>
    </Accordion>
  );
}

interface RoleFieldProps {
  label: string;
  help?: string;
  staff: MeetingChoices['staff'];
  staffId: string | null;
  name: string | null;
  onChange(staffId: string | null, name: string | null): void;
}

/** Somebody of the units that take part, or a name written by hand. */
function RoleField({ label, help, staff, staffId, name, onChange }: RoleFieldProps) {
  const { t } = useTranslation();
  const [isByHand, setIsByHand] = useState(staffId === null && name !== null);
  return (
    <div className="meeting-pair">
      <Select
        label={label}
        description={help}
        value={isByHand ? 'by-hand' : (staffId ?? '')}
        onChange={(event) => {
          const chosen = event.target.value;
          setIsByHand(chosen === 'by-hand');
          const person = staff.find((candidate) => candidate.staffId === chosen);
          onChange(person?.staffId ?? null, person?.name ?? null);
        }}
      >
        <option value="">{t('meeting.division.later')}</option>
        {staffId && !staff.some((person) => person.staffId === staffId) && (
          <option value={staffId}>{name ?? ''}</option>
        )}
        {staff.map((person) => (
          <option key={`${person.staffId} ${person.unitName}`} value={person.staffId}>
            {person.name} – {person.unitName}
          </option>
        ))}
        <option value="by-hand">{t('meeting.division.by-hand')}</option>
      </Select>
      {isByHand && (
        <TextField
          label={t('meeting.division.name', { role: label })}
          maxLength={200}
          value={name ?? ''}
          onChange={(event) => onChange(null, event.target.value || null)}
        />
      )}
    </div>
  );
}
