import type { zhWork } from './zh-work.ts';

export const enWork: Record<keyof typeof zhWork, string> = {
  'opinion.more': 'Attachments, signature, copies',
  'opinion.file': 'Attachment',
  'opinion.signature': 'Signature',
  'opinion.sign': 'Sign by hand in the box',
  'opinion.signHelp':
    'With mouse, finger or pen; or choose a picture. The signature is kept and shown at this node only.',
  'opinion.signUse': 'Use this signature',
  'opinion.signClear': 'Write again',
  'opinion.signPicture': 'Choose a picture',
  'opinion.signed': 'Signed',
  'opinion.copies': 'Copy to',
  'opinion.copied': 'Copied to: ',
  'opinion.read': 'read {at}',
  'opinion.unread': 'not read yet',
  'opinion.markRead': 'I have read it',
  'opinion.toRead': 'A colleague copied this case to you.',
  'view.copied': 'Copied to me',
  'unsaved.title': 'Something has not been sent',
  'unsaved.says':
    'What you typed has not been sent. A draft that is kept is still there when you come back in this tab; what is discarded is gone.',
  'unsaved.stay': 'Go on filling in',
  'unsaved.keep': 'Keep the draft and leave',
  'unsaved.discard': 'Discard and leave',
  'saved.title': 'Saved queries',
  'saved.save': 'Save this query',
  'saved.rename': 'Rename',
  'saved.delete': 'Delete',
  'saved.name': 'Name',
  'saved.keep': 'Save',
  'case.former': 'The mandate has ended: only your own acts are shown.',
};
