// An answer in one line: sign, word, and who comes or comes instead.
import { CheckmarkCircleIcon, ClockIcon, HourglassIcon, XMarkOctagonIcon } from '@navikt/aksel-icons';
import { useTranslation } from 'react-i18next';
import { formatMoment } from '../../../web/format-time.ts';
import { useLanguage } from '../../../web/language.tsx';
import { useNow } from '../../../web/now.ts';
import type { Invitee } from '../model.ts';

const icons = {
  none: HourglassIcon,
  coming: CheckmarkCircleIcon,
  'not-coming': XMarkOctagonIcon,
  'other-time': ClockIcon,
} as const;

export function ReplyLine({ invitee }: { invitee: Invitee }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const Icon = icons[invitee.reply];
  const details = [
    invitee.reply === 'coming' ? invitee.replyWho : null,
    invitee.replyDeputy ? t('meeting.reply.deputy-is', { name: invitee.replyDeputy }) : null,
    invitee.replyComment ? `«${invitee.replyComment}»` : null,
  ].filter((detail) => detail !== null && detail !== '');
  const isByOther = invitee.repliedUnitName !== null && invitee.repliedUnitName !== invitee.name;
  return (
    <div className="meeting-reply-line" data-reply={invitee.reply}>
      <Icon aria-hidden />
      <div>
        <strong>{t(`meeting.reply.${invitee.reply}.short`)}</strong>
        {details.length > 0 && <span>. {details.join('. ')}</span>}
        {invitee.repliedAt && (
          <div className="web-row__detail">
            {t(isByOther ? 'meeting.reply.recorded-by' : 'meeting.reply.given-by', {
              name: invitee.repliedByName ?? '',
              when: formatMoment(new Date(invitee.repliedAt), now, language),
            })}
          </div>
        )}
      </div>
    </div>
  );
}
