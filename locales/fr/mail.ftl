# Courriels envoyés par le service.

mail-subject-invitation = Invitation à l’Indice interculturel
mail-subject-role-offered = Un rôle vous est proposé
mail-subject-sign-in-link = Votre lien de connexion
mail-subject-reset = Choisir un nouveau mot de passe
mail-subject-password-changed = Votre mot de passe a changé
# $name : nom de la personne.
mail-hello = Bonjour { $name },
mail-hello-nobody = Bonjour,
# $by : nom de la personne qui invite.
mail-invitation = { $by } vous invite à travailler à l’Indice interculturel. Le rôle proposé :
mail-invitation-link = Pour ouvrir votre compte et accepter, suivez ce lien d’ici 24 heures :
mail-invitation-otherwise = Vous ne connaissez pas cette personne ? Ne faites rien : sans vous, rien ne change.
# $by : nom de la personne qui invite.
mail-role-offered = { $by } vous propose un rôle de plus :
mail-role-offered-link = Pour l’accepter ou le refuser, connectez-vous d’ici 24 heures et ouvrez votre compte :
mail-sign-in-link = Vous avez demandé à vous connecter sans mot de passe.
mail-sign-in-link-link = Ce lien sert une fois, pendant 15 minutes :
mail-reset = Vous avez demandé à changer de mot de passe.
mail-reset-link = Ce lien sert une fois, pendant une heure :
mail-link-otherwise = Vous n’avez rien demandé ? Ne faites rien. Le lien ne sert à personne d’autre.
# $at : date et heure.
mail-password-changed = Votre mot de passe a été changé le { $at }.
mail-password-changed-link = Ce n’était pas vous ? Choisissez tout de suite un nouveau mot de passe :
mail-subject-second-factor-on = Connexion en deux étapes activée
mail-subject-second-factor-off = Connexion en deux étapes désactivée
mail-subject-second-factor-reset = Connexion en deux étapes retirée
mail-subject-recovery-code-used = Un code de secours a servi
mail-subject-provider-linked = Connexion avec le compte de votre organisation
# $at : date et heure.
mail-notice-second-factor-on = La connexion en deux étapes a été activée pour votre compte le { $at }.
mail-notice-second-factor-off = La connexion en deux étapes a été désactivée pour votre compte le { $at }.
mail-notice-second-factor-reset = L’administration a retiré la connexion en deux étapes de votre compte le { $at }. Vos sessions sont fermées.
mail-notice-recovery-code-used = Une connexion à votre compte s’est faite avec un code de secours le { $at }.
mail-notice-provider-linked = Une première connexion à votre compte s’est faite avec le compte de votre organisation le { $at }.
