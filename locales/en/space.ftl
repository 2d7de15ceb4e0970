# The reserved space of a network: topics and replies.

space-list-title = Spaces for exchange
space-list-lead = The reserved spaces of the networks of which your municipality is a member, or that you coordinate.
space-list-none = You are in no space yet.
# $network: network.
space-name = Space of { $network }
space-over = Reserved space for exchange
space-lead = Ask a question, tell what works and what does not. Who can read a topic stands at its top.
# $n: number of topics.
space-topics = { $n ->
    [0] No topic
    [one] { $n } topic
   *[other] { $n } topics
}
# $n: number of topics.
space-unread-topics = { $n ->
    [0] nothing new
    [one] { $n } topic to read
   *[other] { $n } topics to read
}
# $n: number of posts.
space-unread = { $n ->
    [one] { $n } post to read
   *[other] { $n } posts to read
}
# $n: number of replies.
space-replies = { $n ->
    [0] No reply
    [one] { $n } reply
   *[other] { $n } replies
}
space-none = No topic yet. Begin one!
space-none-found = No topic fits.
# $n: number of topics.
space-found = { $n ->
    [0] No topic found
    [one] { $n } topic found
   *[other] { $n } topics found
}
# $posts: numbers of posts.
space-found-in = In post { $posts }
space-search = Search in the space
space-search-action = Search
space-filter = Which topics
space-show-all = All
space-show-unread = To read
space-show-followed = That I follow
space-show-questions = Questions
space-followed = you follow it
space-closed = closed
space-new = new
space-topic-hidden = Hidden topic
space-former = Former member
space-coordination = coordination of the network
space-readers-new = Who can read what is written now
space-readers-this = Who can read this topic
# $people: number of people; $cities: number of municipalities.
space-readers-members = { $people ->
    [0] Nobody of the member municipalities
    [one] { $people } person of the member municipalities
   *[other] { $people } people, of { $cities ->
        [one] { $cities } member municipality
       *[other] { $cities } member municipalities
    }
}
# $n: number of people.
space-readers-coordinators = { $n ->
    [0] Nobody coordinates the network for now
    [one] { $n } person who coordinates the network
   *[other] { $n } people who coordinate the network
}
# $partners: partners; $n: number of people.
space-readers-partners = { $partners } ({ $n ->
    [0] nobody reads for them
    [one] { $n } person
   *[other] { $n } people
})
space-readers-no-partner = No partner
space-readers-newcomers = Also people who come later
space-readers-no-newcomers = Not people who come later
space-begin = Begin a topic
space-begin-send = Publish in the space
space-kind = What is it?
space-kind-question = Question to the network
space-kind-question-hint = You look for an answer. You can say later which one was useful.
space-kind-discussion = Discussion
space-kind-discussion-hint = You tell something, propose something, or want to hear what others think.
space-title = Title
space-body = Message
# $n: number of characters.
space-body-hint = Up to { $n } characters. An empty line begins a paragraph; *word* is italic, **word** is bold; “- ” begins a list; <https://…> makes a link.
space-language = Language of the message
space-about = About
space-about-hint = An indicator or a question of the questionnaire.
space-about-nothing = Nothing in particular
# $title: indicator.
space-about-section = The whole indicator: { $title }
space-documents = Documents
# $n: number of documents.
space-documents-hint = From the evidence of your municipality, up to { $n }. Whoever can read the message can open them.
space-documents-add = Add one to the evidence
space-file = File to attach
# $n: number of megabytes; $city: municipality.
space-file-hint = PDF, PNG, JPEG, DOCX, XLSX, ODS or CSV, { $n } MB at most; it counts among the documents. It is kept, reserved, in the evidence of the municipality ({ $city }) under its own name. Whoever can read the message can open it.
space-file-nobodys = No document can come with your message: the coordination of the network keeps no evidence. Give the address of the document in the message.
# $n: number of documents.
space-documents-choose = { $n ->
    [one] Choose ({ $n } document)
   *[other] Choose among { $n } documents
}
space-document-withdrawn = withdrawn since
space-document-expired = out of date
space-newcomers = Open this topic to people who come later
space-newcomers-hint = Otherwise only those who are in the space already read it.
space-names = Name nobody without need. Your words stay in the space under your name; if your account is erased, they stay there under “Former member”.
space-pages = Pages of the topic
space-pages-above = Pages of the topic, at the beginning
# $n: number of the post.
space-first-unread = Go to the first unread post (no. { $n })
# $n: number of the post.
space-number = no. { $n }
space-useful = useful
space-useful-list = Useful replies:
space-mark-useful = This reply is useful
space-unmark = Not useful after all
# $reason: reason.
space-hidden = Post hidden by the coordination of the network: { $reason }
space-hidden-own = You still see it; other readers see the reason only.
space-hide = Hide
space-hide-reason = Reason
space-hide-hint = It is shown in place of the post.
space-hide-send = Hide the post
space-show = Show again
# $at: moment.
space-changed = Changed on { $at }
space-change = Change
space-change-text = What was written stays: whoever reads the post can see it.
space-change-send = Save
space-change-conflict = This post has changed since you opened the page. See how it is now below, then send again if yours still holds.
# $n: number of the post.
space-post-title = Post no. { $n }
space-versions = What was written
space-version-now = Version now
# $n: number of the version.
space-version = Version { $n }
# $n: number of posts.
space-seen = { $n ->
    [one] I have read up to here ({ $n } new)
   *[other] I have read up to here ({ $n } new)
}
space-follow = Follow this topic
space-unfollow = Do not follow any more
space-follow-text = New replies in topics that you follow are in your mails, if you want some. Whoever writes in a topic follows it.
space-answer = Reply
space-answer-body = Your reply
space-answer-send = Reply
space-closed-text = This topic is closed: nobody writes in it any more.
space-decide = This topic
space-decide-text = To open a topic shows all that is written in it, also by others.
space-close = Close the topic
space-reopen = Open the topic again
space-let-newcomers-in = Open to people who come later
space-keep-newcomers-out = Close to people who come later
# $partner: partner.
space-let-partner-in = Open to: { $partner }
# $partner: partner.
space-keep-partner-out = Close to: { $partner }
space-mails = What is new, by mail
space-mails-text = A mail names new topics, and replies in those that you follow, with their links. It quotes nothing. The choice is for all your spaces.
space-rhythm = How often?
space-rhythm-never = Never
space-rhythm-daily = Once a day
space-rhythm-weekly = Once a week
space-rhythm-keep = Save
space-take = Take the space along
space-take-text = All topics and all posts as they are now, hidden ones too. It is recorded in the journal.
space-take-file = Workbook (XLSX)
space-list-about = Choose the space in which to look for, or to ask, what others do about this question.
# $title: indicator or question.
space-about-is = About: { $title }
space-found-reset = All topics
space-ask-about = See or ask what other municipalities do
