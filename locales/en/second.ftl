# The second step of signing in: codes from an application, and providers of identity.

second-step-title = Enter your code
second-step-lead = Your account asks for a second step. You have ten minutes.
second-step-code = Code
second-step-code-hint = The six digits in your application, or a recovery code.
second-step-action = Sign in
second-step-lost = No telephone and no recovery code left? Ask whoever administers the programme.
second-step-again = Start again
second-step-providers = With your organisation’s account
second-factor-title = Two-step sign-in
second-factor-is-on = A code is asked for each time you sign in.
second-factor-is-off = No code is asked for when you sign in.
second-factor-open = Set up two-step sign-in
second-factor-back = Back to my account
second-factor-off-lead = With two-step sign-in, your password or a link is not enough: an application on your telephone makes a code as well.
second-factor-begin = Set it up
second-factor-begin-again = Start again with another key
second-factor-set-up-lead = Nothing changes until you have entered a first code.
second-factor-scan = 1. Add the account to your application
second-factor-type = Scan the picture with an authenticator application, or type this key in it:
second-factor-kind = Time-based code, six digits, 30 seconds.
second-factor-confirm = 2. Enter the code that it shows
second-factor-code-hint = Six digits. A new code every 30 seconds.
second-factor-confirm-action = Switch on
# $since: date and time.
second-factor-on-lead = On since { $since }.
second-factor-change = Change
# $n: number of codes.
second-factor-codes-left = { $n ->
    [0] You have no recovery code left. Make new ones now.
    [one] You have one recovery code left.
   *[other] You have { $n } recovery codes left.
}
second-factor-proof-password = Your password, or a code
second-factor-proof = A code
second-factor-codes-action = Make new recovery codes
second-factor-off-action = Switch off
second-factor-off-text = New recovery codes replace the old ones. A mail tells you when it is switched off.
second-factor-codes = Your recovery codes
second-factor-codes-once = They are shown only this once. Print this page or copy them. Each works once, when you do not have your telephone.
second-factor-codes-where = Keep them away from your telephone and your password.
second-factor-codes-kept = I have kept them
second-factor-reset = Remove two-step sign-in
