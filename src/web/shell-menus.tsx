// The menus of the header. On a phone the user's menu holds them all.
import { BriefcaseIcon, ChevronDownIcon, LanguageIcon, LeaveIcon, ThemeIcon } from '@navikt/aksel-icons';
import { ActionMenu, InternalHeader } from '@navikt/ds-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { themeChoices } from './device-settings.ts';
import { useLeave } from './leave-dialog.tsx';
import { languages } from './languages.ts';
import { useLanguageChoice } from './language.tsx';
import { useSignedIn } from './session.tsx';
import { useThemeChoice } from './theme.tsx';

const languageNames = { nb: 'Norsk bokmål', nn: 'Norsk nynorsk', en: 'English' } as const;

function LanguageChoices({ onChosen }: { onChosen(): void }) {
  const { t } = useTranslation();
  const { language, choose } = useLanguageChoice();
  return (
    <ActionMenu.RadioGroup
      label={t('web.language.label')}
      value={language}
      onValueChange={(value: string) => {
        choose(languages.find((one) => one === value) ?? 'nb');
        onChosen();
      }}
    >
      {languages.map((one) => (
        <ActionMenu.RadioItem key={one} value={one}>
          <span lang={one}>{languageNames[one]}</span>
        </ActionMenu.RadioItem>
      ))}
    </ActionMenu.RadioGroup>
  );
}

function ThemeChoices() {
  const { t } = useTranslation();
  const { choice, choose } = useThemeChoice();
  return (
    <ActionMenu.RadioGroup
      label={t('web.theme.label')}
      value={choice}
      onValueChange={(value: string) => choose(themeChoices.find((one) => one === value) ?? 'system')}
    >
      {themeChoices.map((one) => (
        <ActionMenu.RadioItem key={one} value={one}>
          {t(`web.theme.${one}`)}
        </ActionMenu.RadioItem>
      ))}
    </ActionMenu.RadioGroup>
  );
}

function UnitChoices({ onChoose }: { onChoose(employmentId: string): void }) {
  const { t } = useTranslation();
  const { employment, employments } = useSignedIn();
  return (
    <ActionMenu.RadioGroup
      label={t('web.unit.label')}
      value={employment.id}
      onValueChange={(id: string) => id !== employment.id && onChoose(id)}
    >
      {employments.map((one) => (
        <ActionMenu.RadioItem key={one.id} value={one.id}>
          {one.unitName}
        </ActionMenu.RadioItem>
      ))}
    </ActionMenu.RadioGroup>
  );
}

/** A menu that the choice itself closes. */
function useMenu() {
  const [isOpen, setIsOpen] = useState(false);
  return { close: () => setIsOpen(false), menu: { open: isOpen, onOpenChange: setIsOpen } };
}

/** The unit I work for now; a menu when I have more than one. */
export function UnitMenu() {
  const { t } = useTranslation();
  const { employment, employments } = useSignedIn();
  const { leave, dialog } = useLeave();
  const { close, menu } = useMenu();
  if (employments.length < 2) return <p className="web-header__unit">{employment.unitName}</p>;
  return (
    <>
      <ActionMenu {...menu}>
        <ActionMenu.Trigger>
          <InternalHeader.Button className="web-header__unit">
            <BriefcaseIcon aria-hidden fontSize="1.25rem" />
            <span className="aksel-sr-only">{t('web.unit.change')}</span>
            <span className="web-header__unit-name" title={employment.unitName}>
              {employment.unitName}
            </span>
            <ChevronDownIcon aria-hidden fontSize="1.25rem" />
          </InternalHeader.Button>
        </ActionMenu.Trigger>
        <ActionMenu.Content>
          <UnitChoices
            onChoose={(employmentId) => {
              close();
              void leave(employmentId);
            }}
          />
        </ActionMenu.Content>
      </ActionMenu>
      {dialog}
    </>
  );
}

export function LanguageMenu() {
  const { t } = useTranslation();
  const { close, menu } = useMenu();
  return (
    <ActionMenu {...menu}>
      <ActionMenu.Trigger>
        <InternalHeader.Button className="web-header__wide">
          <LanguageIcon title={t('web.language.label')} fontSize="1.5rem" />
        </InternalHeader.Button>
      </ActionMenu.Trigger>
      <ActionMenu.Content align="end">
        <LanguageChoices onChosen={close} />
      </ActionMenu.Content>
    </ActionMenu>
  );
}

export function ThemeMenu() {
  const { t } = useTranslation();
  return (
    <ActionMenu>
      <ActionMenu.Trigger>
        <InternalHeader.Button className="web-header__wide">
          <ThemeIcon title={t('web.theme.label')} fontSize="1.5rem" />
        </InternalHeader.Button>
      </ActionMenu.Trigger>
      <ActionMenu.Content align="end">
        <ThemeChoices />
      </ActionMenu.Content>
    </ActionMenu>
  );
}

/** Language and theme together, for the pages before anyone has signed in. */
export function SettingsMenu() {
  const { t } = useTranslation();
  const { close, menu } = useMenu();
  return (
    <ActionMenu {...menu}>
      <ActionMenu.Trigger>
        <InternalHeader.Button>
          <LanguageIcon title={t('web.settings')} fontSize="1.5rem" />
        </InternalHeader.Button>
      </ActionMenu.Trigger>
      <ActionMenu.Content align="end">
        <LanguageChoices onChosen={close} />
        <ActionMenu.Divider />
        <ThemeChoices />
      </ActionMenu.Content>
    </ActionMenu>
  );
}

/** Who I am, the way out, and on a phone the unit, language and theme. */
export function UserMenu() {
  const { t } = useTranslation();
  const { staff, employment, employments } = useSignedIn();
  const { leave, dialog } = useLeave();
  const { close, menu } = useMenu();
  const go = (employmentId: string | null) => {
    close();
    void leave(employmentId);
  };
  return (
    <>
      <ActionMenu {...menu}>
        <ActionMenu.Trigger>
          <InternalHeader.UserButton
            className="web-header__user"
            name={staff.name}
            description={employment.title ?? t(`web.role.${employment.role}`, { defaultValue: '' })}
          />
        </ActionMenu.Trigger>
        <ActionMenu.Content align="end">
          <div className="web-header__phone">
            {employments.length < 2 ? (
              <ActionMenu.Label>{employment.unitName}</ActionMenu.Label>
            ) : (
              <UnitChoices onChoose={go} />
            )}
            <ActionMenu.Divider />
          </div>
          <div className="web-header__narrow">
            <LanguageChoices onChosen={close} />
            <ActionMenu.Divider />
            <ThemeChoices />
            <ActionMenu.Divider />
          </div>
          <ActionMenu.Item icon={<LeaveIcon aria-hidden />} onSelect={() => go(null)}>
            {t('web.sign-out.button')}
          </ActionMenu.Item>
        </ActionMenu.Content>
      </ActionMenu>
      {dialog}
    </>
  );
}
