# La deuxième étape de la connexion : codes d’une application, fournisseurs d’identité.

second-step-title = Entrez votre code
second-step-lead = Votre compte demande une deuxième étape. Vous avez dix minutes.
second-step-code = Code
second-step-code-hint = Les six chiffres de votre application, ou un code de secours.
second-step-action = Se connecter
second-step-lost = Plus de téléphone ni de code de secours ? Adressez-vous à la personne qui administre le programme.
second-step-again = Recommencer
second-step-providers = Avec le compte de votre organisation
second-factor-title = Connexion en deux étapes
second-factor-is-on = Un code est demandé à chaque connexion.
second-factor-is-off = Aucun code n’est demandé à la connexion.
second-factor-open = Régler la connexion en deux étapes
second-factor-back = Retour à mon compte
second-factor-off-lead = Avec la connexion en deux étapes, le mot de passe ou un lien ne suffit plus : une application sur votre téléphone produit aussi un code.
second-factor-begin = La mettre en place
second-factor-begin-again = Recommencer avec une autre clé
second-factor-set-up-lead = Rien ne change tant que vous n’avez pas entré un premier code.
second-factor-scan = 1. Ajoutez le compte à votre application
second-factor-type = Balayez l’image avec une application d’authentification, ou tapez-y cette clé :
second-factor-kind = Code temporel, six chiffres, 30 secondes.
second-factor-confirm = 2. Entrez le code qu’elle affiche
second-factor-code-hint = Six chiffres. Un nouveau code toutes les 30 secondes.
second-factor-confirm-action = Activer
# $since : date et heure.
second-factor-on-lead = Activée depuis le { $since }.
second-factor-change = Modifier
# $n : nombre de codes.
second-factor-codes-left = { $n ->
    [0] Il ne vous reste aucun code de secours. Faites-en de nouveaux maintenant.
    [one] Il vous reste un code de secours.
   *[other] Il vous reste { $n } codes de secours.
}
second-factor-proof-password = Votre mot de passe, ou un code
second-factor-proof = Un code
second-factor-codes-action = Faire de nouveaux codes de secours
second-factor-off-action = Désactiver
second-factor-off-text = De nouveaux codes remplacent les anciens. Un courriel vous avertit de la désactivation.
second-factor-codes = Vos codes de secours
second-factor-codes-once = Ils ne sont montrés que cette fois. Imprimez cette page ou recopiez-les. Chacun sert une fois, quand vous n’avez pas votre téléphone.
second-factor-codes-where = Gardez-les loin de votre téléphone et de votre mot de passe.
second-factor-codes-kept = Je les ai gardés
second-factor-reset = Retirer la connexion en deux étapes
