// When something that was agreed is due, as a plain date: minutes do not know whether it has been done since.
import { useTranslation } from 'react-i18next';
import { formatWeekday } from '../../../web/format-time.ts';
import { useLanguage } from '../../../web/language.tsx';
import { useToday } from '../../../web/now.ts';

export function Due({ day }: { day: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const today = useToday();
  return <time dateTime={day}>{t('minutes.row.due-on', { day: formatWeekday(day, today, language) })}</time>;
}
