# Tokens with which programs read for somebody.

token-title = Access tokens
token-lead = With a token, a program reads through the interface for programs what you may read yourself. It cannot change anything.
token-open = See and make tokens
# $name: what the person calls it.
token-made = Your new token: { $name }
token-once = It is shown only this once.
token-keep = Copy it now to where your program keeps its secrets. Whoever has it reads what you read.
token-secret = Token
# $day: a date.
token-until = It is good until { $day }, that day included.
token-try = To try it
token-list = My tokens
# $since, $until: dates.
token-days = Made on { $since }, good until { $until }
# $day: a date.
token-used = last used on { $day }
token-unused = never used
token-end = End
token-none = You have no token.
token-ends = All your tokens end when you change your password, switch two-step sign-in on, or hold no role any more.
token-make = Make a token
token-no-role = A token is for reading what is not public. You hold no role for that.
# $n: number of tokens.
token-full = { $n ->
    [one] You have one token, the most there can be. End it to make another.
   *[other] You have { $n } tokens, the most there can be. End one to make another.
}
token-name = Name
token-name-hint = To tell it from others: the program or the machine that uses it.
token-purpose = What it is for (optional)
token-days-label = Days for which it is good
# $most: number of days.
token-days-hint = From 1 to { $most }.
token-make-action = Make the token
token-opens = What a token opens
token-opens-text = It reads as each audience to which you belong when it asks. Say which one in the address:
token-opens-none = For the moment, nothing that is not public.
