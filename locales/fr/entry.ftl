# Entrer : connexion, liens, invitation, premier accès.

entry-sign-in = Se connecter
entry-sign-in-lead = Pour les personnes qui remplissent, révisent ou coordonnent. Les résultats publiés se lisent sans compte.
entry-sign-in-action = Se connecter
entry-other-ways = Sans mot de passe
entry-ask-link = Recevoir un lien de connexion
entry-ask-link-lead = Nous vous envoyons un lien par courriel. Il sert une fois, pendant 15 minutes.
entry-ask-reset = Mot de passe oublié
entry-ask-reset-lead = Nous vous envoyons un lien pour choisir un nouveau mot de passe. Il sert une fois, pendant une heure.
entry-ask-action = Envoyer le lien
entry-no-account = Les comptes s’ouvrent sur invitation. Demandez à la personne qui coordonne votre municipalité ou votre réseau.
entry-demonstration-title = Pour essayer
entry-demonstration-text = Comptes de démonstration : un par rôle, sur cet ordinateur seulement. Les personnes sont inventées.
entry-demonstration-password = Mot de passe de tous ces comptes :
# $minutes : durée du lien en minutes.
entry-use-link-lead = Votre lien est arrivé. Connectez-vous maintenant ; il sert une fois, { $minutes } minutes au plus.
entry-dead-title = Ce lien ne fonctionne plus
entry-dead-text = Il a déjà servi, il est trop vieux, ou un lien plus récent l’a remplacé. Demandez-en un autre.
entry-reset = Choisir un nouveau mot de passe
entry-reset-lead = Toutes vos sessions se ferment. Vous vous connectez ensuite avec le nouveau mot de passe.
entry-reset-action = Changer le mot de passe
entry-invitation = Vous avez une invitation
# $by : nom de la personne qui invite.
entry-invitation-lead = { $by } vous propose un rôle.
entry-invitation-account = Cette adresse a déjà un compte. Connectez-vous : l’invitation vous attend dans votre compte.
entry-invitation-form = Ouvrir votre compte
entry-invitation-action = Ouvrir le compte et accepter
entry-invitation-dead = Pour une nouvelle invitation, écrivez à la personne qui vous a invité.
entry-first = Ouvrir le premier compte
entry-first-lead = Ce compte administre le programme : il invite les autres. L’adresse de cette page sert une fois.
entry-first-action = Ouvrir le compte
entry-first-dead = Ce lien ne fonctionne plus, ou un compte administre déjà le programme. La personne responsable du service peut demander un autre lien avec cette commande :
