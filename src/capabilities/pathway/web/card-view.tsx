// What stands before a pathway is opened: who is responsible, and the reasons to choose among. Says that the choice is logged.
import { BodyLong, Button, Heading, InfoCard, Radio, RadioGroup } from '@navikt/ds-react';
import { EyeIcon } from '@navikt/aksel-icons';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { osloDay } from '../../../rules/plain-date.ts';
import { formatDay } from '../../../web/format-time.ts';
import { useLanguage } from '../../../web/language.tsx';
import { useToday } from '../../../web/now.ts';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import type { PathwayAnswer } from '../model.ts';
import { usePathwayChange } from './use-pathway.ts';

type Card = Extract<PathwayAnswer, { view: 'card' }>;

export function CardView({ card, reasons }: Pick<Card, 'card' | 'reasons'>) {
  const { t } = useTranslation();
  const language = useLanguage();
  const today = useToday();
  const [reason, setReason] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const open = usePathwayChange(card.id, () =>
    api.post<{ until: string }>(`/api/pathways/${card.id}/openings`, { reason }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsAsked(true);
    if (reason !== '') open.mutate(undefined);
  };
  const { responsible } = card;
  const since = formatDay(osloDay(new Date(responsible.since)), today, language);
  return (
    <div className="pathway-card">
      <PageHeader
        title={t('pathway.card.title', { name: `${card.givenName} ${card.familyInitial}.` })}
        tabTitle={t('pathway.tab-title')}
        lead={t('pathway.card.lead', { unit: responsible.unitName, name: responsible.staffName, since })}
      />
      <form className="web-card pathway-form" onSubmit={submit} noValidate>
        <RadioGroup
          legend={
            <Heading as="span" size="small">
              {t('pathway.card.question')}
            </Heading>
          }
          description={t('pathway.card.help')}
          value={reason}
          onChange={setReason}
          error={isAsked && reason === '' ? t('pathway.card.choose') : undefined}
        >
          {reasons.map((choice) => (
            <Radio
              key={choice.id}
              value={choice.id}
              description={t('pathway.card.hours', { count: choice.hours })}
            >
              {choice.text}
            </Radio>
          ))}
        </RadioGroup>
        <InfoCard size="small" data-color="info">
          <InfoCard.Header icon={<EyeIcon aria-hidden />}>
            <InfoCard.Title as="h2">{t('pathway.card.logged')}</InfoCard.Title>
          </InfoCard.Header>
          <InfoCard.Content>
            <BodyLong size="small">{t('pathway.card.logged.text')}</BodyLong>
          </InfoCard.Content>
        </InfoCard>
        {open.isError && <ProblemMessage problem={open.error} hasFocus />}
        <div>
          <Button type="submit" loading={open.isPending}>
            {t('pathway.card.open')}
          </Button>
        </div>
      </form>
    </div>
  );
}
