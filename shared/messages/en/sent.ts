/**
 * What the product sends outside the tab: mails, entries of the Teams activity feed, and the event on both
 * calendars. `hours` is a number such as 1.5, days and times are formatted by the sender.
 */
export const sentMessages = {
  'mail.greeting': 'Hello {name},',
  'mail.signature': 'Eye to Eye: two people teach each other, whatever their rank.',

  'mail.approvalRequest.subject': '{name} asks for your OK to join {program}',
  'mail.approvalRequest.who': '{name} would like to take part in {program} and needs your OK.',
  'mail.approvalRequest.what':
    'Two people of different rank meet regularly and teach each other as equals: each shows what they know, and each learns.',
  'mail.approvalRequest.time':
    'It takes {hours, plural, one {# hour} other {# hours}} a month, until {endsOn}.',
  'mail.approvalRequest.confidential':
    'You won’t see what they discuss. You see that {name} takes part, and the hours.',
  'mail.approvalRequest.button': 'Open approvals',

  'mail.approvalApproved.subject': '{manager} said yes: you’re in {program}',
  'mail.approvalApproved.body': '{manager} has approved that you take part in {program}.',
  'mail.approvalApproved.next':
    'There is nothing for you to do now. You’ll hear from us when a partner is found, and the meetings come to your calendar by themselves.',
  'mail.approvalApproved.button': 'See your offer',

  'mail.approvalDeclined.subject': 'Your offer for {program}: not this time',
  'mail.approvalDeclined.body': '{manager} can’t let you take part in {program} for now.',
  'mail.approvalDeclined.next':
    'What you wrote is kept. Talk it over with {manager}; you can send your offer again while the round is open.',
  'mail.approvalDeclined.button': 'See your offer',

  'mail.pairPublished.subject': 'You and {partner} are a pair',
  'mail.pairPublished.body': 'In {program} you and {partner} will teach each other, eye to eye.',
  'mail.pairPublished.youGain': '{partner} can show you: {topics}.',
  'mail.pairPublished.partnerGains': 'You can show {partner}: {topics}.',
  'mail.pairPublished.next':
    'We are looking for an hour that suits you both. An invitation for the whole series follows; please accept it, so that it holds its place in both calendars.',
  'mail.pairPublished.private': 'What you tell each other stays between you two.',
  'mail.pairPublished.button': 'See your pair',

  'activity.approvalRequest': '{name} asks for your OK to join {program}',
  'activity.approvalRequest.topic': 'Approvals',
  'activity.approvalApproved': '{manager} said yes: you’re in {program}',
  'activity.approvalDeclined': '{program}: {manager} can’t let you take part for now',
  'activity.approvalDecided.topic': 'My offer',
  'activity.pairPublished': 'You and {partner} will teach each other in {program}',
  'activity.pairPublished.topic': 'My pairs',

  'event.title': 'Eye to Eye: {a} and {b}',
  'event.body.what': '{a} and {b} teach each other.',
  'event.body.lead': 'The lead alternates: {a} first, then {b}. Whoever leads chooses what to show.',
  'event.body.move': 'Can’t make it? Move it, don’t cancel: change the time, or propose a new one.',
  'event.body.private': 'What you tell each other stays between you two.',
  'event.body.link': 'Open Eye to Eye',
} as const;
