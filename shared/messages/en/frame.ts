/** The frame around every screen: navigation, states, errors, times. */
export const frameMessages = {
  'app.name': 'Eye to Eye',
  'app.documentTitle': '{title} · Eye to Eye',
  'app.openElsewhere.title': 'Open Eye to Eye in Teams',
  'app.openElsewhere.body':
    'This page lives inside Microsoft Teams, Outlook and microsoft365.com, where it knows who you are. Opened on its own it can’t show you anything.',
  'app.openElsewhere.how': 'In Teams, choose Apps on the left and look for “Eye to Eye”.',
  'app.openElsewhere.local': 'On a local tenant, open the address that the server printed when it started.',
  'app.notices': 'Notices',
  'app.skipToContent': 'Skip to content',

  'nav.label': 'Eye to Eye',
  'nav.home': 'Home',
  'nav.pairs': 'My pairs',
  'nav.offer': 'My offer',
  'nav.approvals': '{count, plural, =0 {Approvals} other {Approvals (#)}}',
  'nav.programs': 'Programs',

  'state.loading': 'Loading',
  'state.retry': 'Retry',
  'state.cancel': 'Cancel',
  'state.errorTitle': 'This didn’t load',
  'state.actionFailed': 'That didn’t work',
  'state.reference': 'If it stays this way, quote {requestId} when you ask for help.',
  'state.notFound.title': 'There is nothing here',
  'state.notFound.body': 'The address may be old, or what it showed isn’t yours to see.',
  'state.notFound.home': 'Go to home',
  'state.crash.title': 'This view stopped working',
  'state.crash.body': 'What you saved before is safe. Load it again; if that doesn’t help, go to home.',

  'error.invalidInput':
    'Something in the form isn’t right yet. Look at the fields that are marked, and try again.',
  'error.notSignedIn':
    'We couldn’t tell who you are. Close the tab and open it again; if that doesn’t help, sign in to Teams again.',
  'error.notAllowed':
    'This isn’t yours to see or change. If it should be, ask the people who run the program.',
  'error.notFound': 'It isn’t there any more, or it never was. Go back and look again.',
  'error.tooManyRequests': 'That was a lot at once. Wait a minute, then try again.',
  'error.conflict': 'Somebody changed this while you were at it. Load it again and look once more.',
  'error.notReady': 'We are still getting things ready. Try again in a moment.',
  'error.internal': 'Something broke on our side. What you saved before is safe; try again in a moment.',
  'error.programEnded': 'This program has ended, so nothing in it changes any more.',
  'error.roundNotOpen': 'This round takes no more changes. The next one may be yours.',
  'error.roundAlreadyOpen': 'A round is already open. Publish its pairs first, then open the next.',
  'error.offerIncomplete':
    'One thing is missing: say at least one thing that you could show and one that you would like to be shown.',
  'error.offerNotEditable':
    'Your offer has been sent and can’t be changed now. Take it back first, then change it.',
  'error.cannotTakePart':
    'You can’t take part in this round for now. The reason stands at the top of the page.',
  'error.approvalDecided': 'This was decided already, maybe in another window. Look again.',
  'error.undoTooLate':
    'The minute is over, so the decision stands. Talk to the person if you see it differently now.',
  'error.pairingRunning': 'Pairing is running already. Its result appears here when it is done.',
  'error.nothingToPublish': 'There are no pairs to publish. Run the pairing first.',
  'error.topicUnknown': 'One of the topics isn’t in the catalogue any more. Remove it and choose again.',
  'error.offline': 'We couldn’t reach the server. Look at your connection, then try again.',
  'error.unreadable': 'The server’s answer made no sense to us. Try again in a moment.',
  'error.signIn': 'Signing in didn’t work. Close the tab and open it again.',

  'time.withPartner': '{time}, {partnerTime} for {partner}',
  'time.hoursAMonth': '{hours, plural, one {# hour} other {# hours}} a month',
  'time.minutes': '{minutes, plural, one {# minute} other {# minutes}}',
  'time.until': 'until {day}',

  'cadence.weekly': 'every week',
  'cadence.everyTwoWeeks': 'every two weeks',
  'cadence.monthly': 'every month',

  'participation.draft': 'Draft',
  'participation.submitted': 'Waiting for an OK',
  'participation.approved': 'Approved',
  'participation.declined': 'Declined',
  'participation.paired': 'Paired',
  'participation.waiting': 'Waiting for a partner',
  'participation.withdrawn': 'Withdrawn',
  'participation.paused': 'Paused',
  'participation.ended': 'Ended',
} as const;
