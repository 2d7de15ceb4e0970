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
mail-subject-extension-asked = Une municipalité demande une prolongation
mail-subject-extension-granted = Prolongation accordée
mail-subject-extension-refused = Prolongation refusée
mail-subject-part-given = Une partie du questionnaire vous est confiée
mail-subject-part-handed-back = Une partie du questionnaire est remise
mail-subject-part-returned = Une partie du questionnaire vous est renvoyée
mail-subject-part-reminder = Rappel : votre partie du questionnaire
mail-subject-wave-reminder = Rappel : le questionnaire se termine bientôt
mail-subject-wave-reminder-last = Dernier rappel : le questionnaire se termine
mail-subject-submission-receipt = Accusé de réception de votre questionnaire
mail-subject-submission-handed-in = Une municipalité a remis son questionnaire
mail-subject-submission-correct = Votre questionnaire est rouvert pour correction
# $by : nom, peut manquer ; $city : municipalité ; $wave : vague ; $day : date.
mail-extension-asked = { $by } demande une prolongation pour { $city } ({ $wave }), jusqu’au { $day } inclus.
# $city : municipalité ; $wave : vague ; $day : date.
mail-extension-granted = La prolongation demandée pour { $city } ({ $wave }) est accordée : vous pouvez répondre jusqu’au { $day } inclus.
# $city : municipalité ; $wave : vague.
mail-extension-refused = La prolongation demandée pour { $city } ({ $wave }) est refusée. La raison figure sur la page :
# $by : nom ; $city : municipalité ; $wave : vague.
mail-part-given = { $by } vous confie une partie du questionnaire de { $city } ({ $wave }) :
# $by : nom ; $city : municipalité ; $wave : vague.
mail-part-handed-back = { $by } remet une partie du questionnaire de { $city } ({ $wave }) :
# $by : nom ; $city : municipalité ; $wave : vague.
mail-part-returned = { $by } vous renvoie une partie du questionnaire de { $city } ({ $wave }) :
# $city : municipalité ; $wave : vague.
mail-part-reminder = Une partie du questionnaire de { $city } ({ $wave }) vous attend :
# $city : municipalité ; $wave : vague ; $day : date.
mail-wave-reminder = Le questionnaire de { $city } ({ $wave }) n’est pas terminé. On peut y répondre jusqu’au { $day } inclus.
# $by : nom ; $city : municipalité ; $wave : vague ; $day : date.
mail-submission-receipt = Le questionnaire de { $city } ({ $wave }) a été remis le { $day } par { $by }. L’accusé de réception et la copie complète se trouvent sur la page :
# $city : municipalité ; $wave : vague ; $day : date.
mail-submission-handed-in = { $city } a remis son questionnaire ({ $wave }) le { $day }.
# $city : municipalité ; $wave : vague ; $day : date.
mail-submission-correct = Le questionnaire de { $city } ({ $wave }) est rouvert pour corriger ce qui avait été accepté. On peut le remettre de nouveau jusqu’au { $day } inclus. La raison figure sur la page :
# $day : date.
mail-due = À rendre le { $day }.
mail-notice-link = Pour voir et répondre, ouvrez cette page :
mail-notice-reminders = Vous pouvez désactiver les rappels dans votre compte.
mail-subject-review-assigned = Une révision vous est confiée
mail-subject-review-returned = La révision vous pose des questions
mail-subject-review-accepted = Votre questionnaire est accepté
mail-subject-review-replied = La municipalité a répondu à vos questions
mail-subject-review-contested = La municipalité conteste une réponse non vérifiée
# $by : nom ; $city : municipalité ; $wave : vague.
mail-review-assigned = { $by } vous confie la révision du questionnaire de { $city } ({ $wave }).
# $city : municipalité ; $wave : vague ; $day : date.
mail-review-returned = Le questionnaire de { $city } ({ $wave }) vous revient avec des questions. Répondez-y, corrigez au besoin, puis remettez-le au plus tard le { $day }.
# $city : municipalité ; $wave : vague.
mail-review-accepted = Le questionnaire de { $city } ({ $wave }) est accepté. Vous pouvez encore contester ce qui n’a pas été vérifié.
# $city : municipalité ; $wave : vague.
mail-review-replied = { $city } ({ $wave }) a répondu à toutes vos questions.
# $city : municipalité ; $wave : vague.
mail-review-contested = { $city } ({ $wave }) conteste une réponse que vous n’avez pas vérifiée.
mail-subject-review-handed-in = La municipalité a remis son questionnaire de nouveau
# $city : municipalité ; $wave : vague.
mail-review-handed-in = { $city } ({ $wave }) a remis son questionnaire de nouveau, avec ses réponses.
# $by : nom de la personne ; $network : réseau ; $wave : vague.
mail-network-message = { $by } vous écrit pour { $network } ({ $wave }) :
# $network : réseau ; $wave : vague.
mail-network-message-nobody = { $network } vous écrit ({ $wave }) :
# $by qui écrit, $city la municipalité, $title le nom de la pratique
mail-practice-letter = { $by } vous écrit au sujet d’une pratique de { $city }, « { $title } ». Vous pouvez répondre à l’adresse donnée sous la lettre.
mail-practice-letter-link = Voici la pratique :
mail-subject-expert-letter = On vous écrit au sujet de ce que vous savez
# $by : qui écrit ; $network : réseau.
mail-expert-letter = { $by } vous a trouvé ou trouvée dans le répertoire ({ $network }) et vous écrit. Vous pouvez répondre à l’adresse donnée sous la lettre.
mail-expert-letter-link = Voici ce que vous y dites, à modifier ou à retirer quand vous voulez :
# $network : réseau ; $title : titre d’un sujet.
mail-expert-question = Quelqu’un a posé au réseau ({ $network }) une question dans un domaine que vous connaissez : « { $title } ».
mail-expert-question-link = Pour la lire et y répondre :
mail-expert-question-otherwise = Vous recevez ce courriel parce que votre profil le demande. Vous pouvez y renoncer dans ce profil.
mail-subject-space-digest = Ce qui est nouveau dans votre espace d’échange
# $network : réseau.
mail-space-digest = Voici ce qui est nouveau dans l’espace du réseau ({ $network }).
# $n : nombre de réponses.
mail-space-digest-begun = { $n ->
    [0] nouveau sujet
    [one] nouveau sujet, { $n } réponse
   *[other] nouveau sujet, { $n } réponses
}
# $n : nombre de réponses.
mail-space-digest-replies = { $n ->
    [one] { $n } nouvelle réponse
   *[other] { $n } nouvelles réponses
}
# $n : nombre de sujets.
mail-space-digest-more = { $n ->
    [one] Et { $n } autre sujet.
   *[other] Et { $n } autres sujets.
}
mail-space-digest-otherwise = Vous recevez ce courriel parce que vous l’avez demandé. La page de l’espace permet de changer la fréquence ou d’y renoncer.
mail-space-digest-link = Pour ouvrir l’espace :
mail-subject-meeting-invitation = Rencontre du réseau
# $by : nom ; $network : réseau.
mail-meeting-invitation = { $by } vous invite à une rencontre ({ $network }) :
# $network : réseau.
mail-meeting-invitation-nobody = Vous êtes invité ou invitée à une rencontre ({ $network }) :
# $city : municipalité.
mail-meeting-host = Chez { $city }
mail-meeting-link = Pour voir l’ordre du jour et dire si vous venez :
