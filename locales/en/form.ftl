# Forms: fields, errors.

form-title-error = Error:
form-summary = There is a problem
form-email = Email
form-password = Password
form-password-choose = Choose a password
form-password-new = New password
form-password-old = Current password
# $n: number of characters.
form-password-hint = At least { $n } characters. A short sentence will do; spaces count.
form-name = Name
form-name-hint = Your colleagues see it.
form-language = Language of mails
form-role = Role
form-until = Good until
form-error-missing = Fill in this field
form-error-missing-email = Enter the email address
form-error-missing-password = Enter the password
form-error-missing-name = Enter the name
form-error-missing-city = Choose a municipality
form-error-missing-network = Choose a network
form-error-missing-role = Choose a role
form-error-email = Enter a complete email address, such as name@city.ca
form-error-email-taken = This address has an account already
form-error-too-long = This is too long
form-error-characters = It holds an invisible character. Clear it and try again
form-error-sign-in-refused = The email or the password is not right
form-error-password-wrong = This is not the current password
# $n: number of characters.
form-error-password-short = The password has at least { $n } characters
form-error-password-common = Too many people use this password. Choose another one
form-error-password-guessed = This password can be guessed from your address, the municipality or the service. Choose another one
form-error-link-dead = This link does not work any more
