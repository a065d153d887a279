// English texts of stored papers.
import type { nb } from './nb.ts';

export const en = {
  'problem.document.altered': 'The file is no longer the one that was stored',
  'problem.document.altered.detail': 'We do not show it. Tell those who run Samløp.',
  'problem.document.no-file': 'Choose a file.',
  'problem.document.empty': 'The file is empty. Choose another, or scan again.',
  'problem.document.too-large': 'The file is larger than 10 MB. Scan with a lower resolution.',
  'problem.document.unknown-type': 'This is not a PDF, JPEG or PNG. Save it as PDF and try again.',
  'problem.document.another-type':
    'The file is of another type than its name says. Save it again as PDF and try again.',
  'problem.document.damaged-image': 'The picture is not whole. Take it again, or scan again.',
  'problem.document.too-many-pixels': 'The picture has too many pixels. Scan with 300 dots per inch or less.',
  'problem.document.damaged-pdf': 'The PDF is not whole. Save it again and try again.',
  'problem.document.locked-pdf': 'The PDF is locked with a password. Save a copy without it and try again.',
  'problem.document.active-pdf':
    'The PDF has scripts, forms or files inside. Print it to a new PDF and try again.',
  'problem.document.unreadable-pdf': 'We cannot read all of the PDF. Print it to a new PDF and try again.',
  'problem.document.choose-topic':
    'Choose at least one topic, so that only those who may see it find the paper.',
  'problem.document.topic-not-yours':
    'Your unit does not see all of these topics. Choose among those you see.',
  'problem.document.not-this-paper': 'This paper does not belong here. Choose another.',
} as const satisfies Record<keyof typeof nb, string>;
