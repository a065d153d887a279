// A table of yes and no, such as who sees what: signs for the eye, words for the ear, one card a row on a phone.
// The roles are written out because Safari takes a table that is drawn as cards for no table at all.
/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role */
import { CircleFillIcon, CircleIcon } from '@navikt/aksel-icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export interface MatrixColumn {
  id: string;
  label: string;
}

export interface MatrixRow {
  id: string;
  label: ReactNode;
  /** Ids of the columns that are on. */
  on: ReadonlySet<string>;
  /** What stands in the last column, e.g. the legal basis. */
  note?: ReactNode;
}

export interface MatrixProps {
  caption: string;
  /** Hides the caption for the eye when a heading says the same. */
  isCaptionHidden?: boolean;
  /** Heading of the first column. */
  rowLabel: string;
  columns: readonly MatrixColumn[];
  rows: readonly MatrixRow[];
  /** Heading of the last column; without it there is none. */
  noteLabel?: string;
  /** Words for on and off; «ja» and «nei» unless told otherwise, e.g. «ser» and «ser ikke». */
  onText?: string;
  offText?: string;
}

export function Matrix(props: MatrixProps) {
  const { caption, isCaptionHidden = false, rowLabel, columns, rows, noteLabel } = props;
  const { t } = useTranslation();
  const onText = props.onText ?? t('web.matrix.on');
  const offText = props.offText ?? t('web.matrix.off');
  return (
    <div className="web-matrix">
      <table role="table">
        <caption className={isCaptionHidden ? 'aksel-sr-only' : undefined}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              {rowLabel}
            </th>
            {columns.map((column) => (
              <th key={column.id} role="columnheader" scope="col" className="web-matrix__column">
                {column.label}
              </th>
            ))}
            {noteLabel && (
              <th role="columnheader" scope="col">
                {noteLabel}
              </th>
            )}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={row.id} role="row">
              <th role="rowheader" scope="row">
                {row.label}
              </th>
              {columns.map(({ id, label }) => {
                const isOn = row.on.has(id);
                return (
                  <td key={id} role="cell" className="web-matrix__cell" data-on={isOn} data-label={label}>
                    {isOn ? <CircleFillIcon aria-hidden /> : <CircleIcon aria-hidden />}
                    <span className="aksel-sr-only">{isOn ? onText : offText}</span>
                  </td>
                );
              })}
              {noteLabel && (
                <td role="cell" className="web-matrix__note">
                  {row.note}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="web-matrix__key" aria-hidden="true">
        <span>
          <CircleFillIcon /> {onText}
        </span>
        <span>
          <CircleIcon /> {offText}
        </span>
      </p>
    </div>
  );
}
