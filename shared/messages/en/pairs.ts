/** Pairs, their sessions and what the verdicts rest on. */
export const pairMessages = {
  'pairs.title': 'My pairs',
  'pairs.empty.title': 'No partner yet',
  'pairs.empty.body': 'Once you are paired, you find your partner, your sessions and the link to join here.',
  'pairs.empty.button': 'See your offer',
  'pairs.ended': 'Ended',

  'pair.title': 'You and {partner}',
  'pair.rhythm': '{minutes, plural, other {# minutes}}, {cadence}',
  'pair.gains': 'What each of you gains',
  'pair.youGain': 'You gain',
  'pair.gainsNothingNamed': 'a view from another rank',
  'pair.near': 'close to it: {topics}',
  'pair.next': 'Next session',
  'pair.noNext': 'No session is planned.',
  'pair.youLead': 'you lead',
  'pair.partnerLeads': '{partner} leads',
  'pair.join': 'Join',
  'pair.joinLater': 'The link opens ten minutes before.',
  'pair.openInCalendar': 'Move or decline it in your Outlook calendar; your partner is told by itself.',
  'pair.sessions': 'All sessions',
  'pair.sessions.empty': 'Once the meetings are booked, every session stands here.',
  'pair.private': 'What you tell each other stays between you two. Program leads see only that you meet.',

  'booking.waiting': 'Your meetings are next in line to be booked',
  'booking.waiting.body': 'There is nothing for you to do. It takes a few minutes.',
  'booking.booking': 'We are looking for an hour that suits you both',
  'booking.booking.body': 'The invitation comes to your Outlook when it is found.',
  'booking.booked': 'Booked on both calendars',
  'booking.ended': 'This pair has ended',
  'booking.problem': 'The meetings aren’t booked yet',
  'booking.problem.safe': 'Your pair stands, and we keep trying.',

  'bookingProblem.noCommonHour':
    'We found no hour that is free for both, inside the working hours of both. Free an hour that repeats, or agree on a time yourselves and book it.',
  'bookingProblem.mailboxUnknown':
    'One of your two mailboxes can’t be found. Ask your IT people whether both have one.',
  'bookingProblem.mailboxOnPremises':
    'One of your two mailboxes is on the company’s own server, where we can’t see free time. Agree on a time yourselves and book it.',
  'bookingProblem.programMailbox':
    'The mailbox that sends the invitations isn’t working. The people who run the program have been told.',
  'bookingProblem.calendarRefused':
    'The calendar refused the booking. The people who run the program have been told, and we try again.',
  'bookingProblem.short.noCommonHour': 'No hour that suits both',
  'bookingProblem.short.mailboxUnknown': 'A mailbox can’t be found',
  'bookingProblem.short.mailboxOnPremises': 'A mailbox is on premises',
  'bookingProblem.short.programMailbox': 'The program mailbox isn’t working',
  'bookingProblem.short.calendarRefused': 'The calendar refused the booking',

  'yourAnswer.none': 'You haven’t answered the invitation in Outlook yet',
  'yourAnswer.none.body': 'Accept it there, so that {partner} can count on it.',
  'yourAnswer.tentative': 'You answered “maybe” to the invitation',
  'yourAnswer.tentative.body': 'Accept it in Outlook when you are sure, so that {partner} can count on it.',
  'yourAnswer.declined': 'You declined the invitation',
  'yourAnswer.declined.body':
    'If the time doesn’t suit, propose a new one in Outlook. {partner} would rather move than lose it.',

  'verdict.planned': 'planned',
  'verdict.met': 'met',
  'verdict.presumed': 'on both calendars',
  'verdict.unknown': 'not known',
  'verdict.missed': 'missed',
  'verdict.cancelled': 'cancelled',
  'verdict.moved': '{verdict}, moved',
  'sessions.label': 'Sessions, oldest first',
  'sessions.more': '{count, plural, one {and # more} other {and # more}}',
  'sessions.earlier': '{count, plural, one {# earlier} other {# earlier}}',

  'evidence.planned': 'It is still to come',
  'evidence.you': 'you {answer}',
  'evidence.partner': '{partner} {answer}',
  'evidence.both': '{you}, {partner}',
  'evidence.answer.accepted': 'accepted',
  'evidence.answer.tentative': 'said maybe',
  'evidence.answer.declined': 'declined',
  'evidence.answer.none': '{who, select, you {haven’t answered} other {hasn’t answered}}',
} as const;
