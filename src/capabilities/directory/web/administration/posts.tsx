// The posts of one member of staff: those of today and later, and the former ones folded away.
import { PlusIcon } from '@navikt/aksel-icons';
import { BodyShort, Button, Heading, ReadMore } from '@navikt/ds-react';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../web/api.ts';
import { useLanguage } from '../../../../web/language.tsx';
import { useToday } from '../../../../web/now.ts';
import { ConfirmDialog } from '../../../../web/ui/confirm-dialog.tsx';
import { EmptyState } from '../../../../web/ui/empty-state.tsx';
import { Loading } from '../../../../web/ui/loading.tsx';
import type { AdministeredStaff, StaffPost } from '../../model-administer.ts';
import { forgetDirectory } from './administration-data.ts';
import { ChangePostForm } from './change-post-form.tsx';
import { periodOf, roleAndTitle } from './period.ts';

const NewPostForm = lazy(() => import('./new-post-form.tsx'));

function PostText({ post }: { post: StaffPost }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const today = useToday();
  return (
    <span className="directory-row__text">
      <span className="web-row__main">{post.unitName}</span>
      <span className="web-row__detail">{roleAndTitle(t(`directory.role.${post.role}`), post.title)}</span>
      <span className="web-row__detail">{periodOf(t, post, today, language)}</span>
    </span>
  );
}

function PostItem({ post, onTold }: { post: StaffPost; onTold(key: string): void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [isChanging, setIsChanging] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const names = { role: t(`directory.role.${post.role}`), unit: post.unitName };
  const withdraw = async () => {
    await api.del(`/api/administration/employments/${post.id}?version=${post.version}`);
    onTold('directory.post.withdrawn');
    await forgetDirectory(client);
  };
  return (
    <li>
      <div className="directory-post__head">
        <PostText post={post} />
        {!isChanging && (
          <div className="directory-buttons">
            {post.may.change && (
              <Button
                size="small"
                variant="secondary"
                aria-label={t('directory.post.change.of', names)}
                onClick={() => setIsChanging(true)}
              >
                {t('directory.post.change')}
              </Button>
            )}
            {post.may.withdraw && (
              <Button
                size="small"
                variant="tertiary"
                data-color="neutral"
                aria-label={t('directory.post.withdraw.of', names)}
                onClick={() => setIsAsking(true)}
              >
                {t('directory.post.withdraw')}
              </Button>
            )}
          </div>
        )}
      </div>
      {isChanging && (
        <ChangePostForm
          post={post}
          onDone={(hasSaved) => {
            setIsChanging(false);
            if (hasSaved) onTold('directory.post.saved');
          }}
        />
      )}
      <ConfirmDialog
        isOpen={isAsking}
        title={t('directory.post.withdraw.question')}
        confirmLabel={t('directory.post.withdraw')}
        onConfirm={withdraw}
        onCancel={() => setIsAsking(false)}
      >
        {t('directory.post.withdraw.detail', names)}
      </ConfirmDialog>
    </li>
  );
}

export function Posts({ staff, onTold }: { staff: AdministeredStaff; onTold(key: string): void }) {
  const { t } = useTranslation();
  const today = useToday();
  const [isAdding, setIsAdding] = useState(false);
  const isPast = (post: StaffPost) => post.validTo !== null && post.validTo < today;
  const past = staff.posts.filter(isPast);
  const present = staff.posts.filter((post) => !isPast(post));
  return (
    <section className="web-card directory-section" aria-labelledby="posts">
      <div className="directory-section__head">
        <Heading level="2" size="small" id="posts">
          {t('directory.post.title')}
        </Heading>
        {staff.may.addEmployment && !isAdding && (
          <Button
            size="small"
            variant="secondary"
            icon={<PlusIcon aria-hidden />}
            onClick={() => setIsAdding(true)}
          >
            {t('directory.post.add')}
          </Button>
        )}
      </div>
      {isAdding && (
        <Suspense fallback={<Loading shape="text" />}>
          <NewPostForm
            staffId={staff.id}
            onDone={(hasSaved) => {
              setIsAdding(false);
              if (hasSaved) onTold('directory.post.added');
            }}
          />
        </Suspense>
      )}
      {present.length === 0 ? (
        <EmptyState title={t('directory.post.none')} level="3">
          {t('directory.post.none.detail')}
        </EmptyState>
      ) : (
        <ul className="directory-posts">
          {present.map((post) => (
            <PostItem key={post.id} post={post} onTold={onTold} />
          ))}
        </ul>
      )}
      {past.length > 0 && (
        <ReadMore header={t('directory.post.past', { count: past.length })}>
          <ul className="directory-posts">
            {past.map((post) => (
              <BodyShort as="li" key={post.id}>
                <PostText post={post} />
              </BodyShort>
            ))}
          </ul>
        </ReadMore>
      )}
    </section>
  );
}
