// Topics, bases and parties as the screens say them.
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { topics as allTopicNames, type Topic } from '../../../rules/topics.ts';
import { formatDay } from '../../../web/format-time.ts';
import { useLanguage } from '../../../web/language.tsx';
import { useToday } from '../../../web/now.ts';
import { shortName } from '../../../web/ui/short-name.ts';
import type { PartySight, SeenParty } from '../model.ts';

/** The name of a topic in plain words, and what belongs under it. */
export function useTopicWords(): { name(topic: Topic): string; hint(topic: Topic): string } {
  const { t } = useTranslation();
  const name = useCallback((topic: Topic) => t(`consent.topic.${topic}`), [t]);
  const hint = useCallback((topic: Topic) => t(`consent.topic.${topic}.hint`), [t]);
  return { name, hint };
}

/** `bolig, økonomi og praktisk`; all of them in one word. */
export function useTopicList(): (chosen: readonly Topic[]) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  const { name } = useTopicWords();
  return useCallback(
    (chosen) => {
      if (chosen.length === allTopicNames.length) return t('consent.topics.all');
      if (chosen.length === 1 && chosen[0] === 'practical') return t('consent.topics.only-practical');
      const words = chosen.map((topic) =>
        topic === 'practical' ? t('consent.topics.practical-in-list') : name(topic).toLowerCase(),
      );
      const locale = language === 'en' ? 'en' : 'nb';
      return new Intl.ListFormat(locale, { style: 'long', type: 'conjunction' }).format(words);
    },
    [language, name, t],
  );
}

export function useDay(): (day: string) => string {
  const language = useLanguage();
  const today = useToday();
  return useCallback((day) => formatDay(day, today, language), [language, today]);
}

type Basis = NonNullable<PartySight['basis']>;
type Period = Pick<Basis, 'kind' | 'validFrom' | 'validTo'>;

/** Why a party sees what it sees: `muntlig samtykke 3. november (Ane L.)`. */
export function useBasisWords(): (basis: Basis | null) => string {
  const { t } = useTranslation();
  const day = useDay();
  return useCallback(
    (basis) => {
      if (!basis) return t('consent.basis.none');
      const facts = { day: basis.givenOn ? day(basis.givenOn) : '', who: shortName(basis.recordedBy ?? '') };
      return t(`consent.basis.${basis.kind}${basis.recordedBy ? '' : '.proposed'}`, facts);
    },
    [day, t],
  );
}

/** How long a basis holds, on the server's day: `til 1. juni`, `fra 1. desember`, `gikk ut 1. november`; null when it
 *  holds until the pathway ends or it is taken back. */
export function usePeriodWords(today: string): (basis: Period) => string | null {
  const { t } = useTranslation();
  const day = useDay();
  return useCallback(
    ({ kind, validFrom, validTo }) => {
      if (kind === 'objection' || kind === 'responsible-unit') return null;
      if (validTo !== null && validTo < today) return t('consent.period.ran-out', { day: day(validTo) });
      const from = validFrom > today ? t('consent.period.from', { day: day(validFrom) }) : null;
      const to = validTo ? t('consent.period.to', { day: day(validTo) }) : null;
      return from || to ? [from, to].filter(Boolean).join(', ') : null;
    },
    [day, t, today],
  );
}

/** `mor`, `pårørende`, `NAV`: what a party is. */
export function usePartyRole(): (party: Pick<SeenParty, 'kind' | 'unitKind' | 'relation'>) => string {
  const { t } = useTranslation();
  return useCallback(
    ({ kind, unitKind, relation }) =>
      kind === 'unit' ? t(`consent.unit.${unitKind ?? 'other'}`) : (relation ?? t(`consent.party.${kind}`)),
    [t],
  );
}
