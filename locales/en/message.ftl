# Messages to the members of a network.

message-title = Write to the members
message-lead = A message goes by mail to the people who coordinate the questionnaires of the members you choose, each in the person’s own language. You see it as they will get it before anything is sent.
message-write = New message
message-kind = What do you send?
message-kind-message = A message of your own
message-kind-reminder = The usual reminder of the last day
message-kind-reminder-hint = It needs no words of yours. It goes where answers are still taken, once a day at most, and not to people who want no reminders.
message-to = To whom?
message-to-hint = To whoever coordinates the questionnaire of these members.
message-to-all = All members
message-to-not-begun = Members that have not begun
message-to-not-handed-in = Members that have not handed in
message-to-returned = Members to which it went back with questions
# $cities: number of municipalities; $people: number of people.
message-reach = { $cities ->
    [0] No member
    [one] One member
   *[other] { $cities } members
}, { $people ->
    [0] nobody
    [one] one person
   *[other] { $people } people
}
message-subject-fr = Subject in French
message-subject-en = Subject in English
message-text-fr = Message in French
message-text-en = Message in English
# $n: number of characters.
message-text-hint = Plain text, up to { $n } characters. Who does not read this language gets the other one.
# $n: number of messages.
message-left = { $n ->
    [0] No more message can go out today.
    [one] One more message can go out today.
   *[other] { $n } more messages can go out today.
}
message-look = Look at it first
message-preview = As it will be sent
message-changed = The message or its readers have changed since you looked at it. Nothing was sent. Look at it again.
# $n: number of people; $cities: list of names.
message-people = { $n ->
    [one] One person gets it, of { $cities }.
   *[other] { $n } people get it, of { $cities }.
}
# $cities: list of names.
message-unreached = Nobody coordinates { $cities }: nobody gets it there.
# $n: number of people.
message-silent = { $n ->
    [one] One person gets none: that person wants no reminders, or had one today.
   *[other] { $n } people get none: they want no reminders, or had one today.
}
# $n: number of people.
message-language-fr = In French, { $n ->
    [one] to one person
   *[other] to { $n } people
}
# $n: number of people.
message-language-en = In English, { $n ->
    [one] to one person
   *[other] to { $n } people
}
# $n: number of people.
message-send = { $n ->
    [one] Send to one person
   *[other] Send to { $n } people
}
message-sent = What was sent
message-sent-none = Nothing was sent about this wave.
# $n: number of people.
message-got = { $n ->
    [one] one person
   *[other] { $n } people
}
