# La fin d’une session.

# $time : heure avec le fuseau horaire.
session-until = jusqu’à { $time }
session-title = Votre session se ferme dans moins de cinq minutes
session-text = Vous n’avez rien fait depuis un moment. Ce que vous avez tapé reste sur cette page.
session-last-text = Une session dure douze heures au plus. Enregistrez votre travail, puis reconnectez-vous.
session-stay = Rester connecté
session-close = J’ai compris
session-failed = Le service ne répond pas. Réessayez.
session-over-title = Votre session est fermée
session-over-text = Reconnectez-vous pour revenir à cette page.
session-again = Se reconnecter
