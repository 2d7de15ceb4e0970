# Courriels du service.

outbox-title = Courriels
outbox-lead = Les derniers courriels du service. Sans serveur de courriel, leur texte figure ici pendant un jour : remettez-le à la personne.
outbox-none = Aucun courriel.
# $n : nombre d’essais.
outbox-attempts = { $n } essais
outbox-failure = Dernier échec :
outbox-kind-invitation = Invitation
outbox-kind-sign-in-link = Lien de connexion
outbox-kind-reset = Nouveau mot de passe
outbox-kind-password-changed = Mot de passe changé
outbox-state-waiting = en attente
outbox-state-sent = envoyé
outbox-state-shown = à remettre
outbox-state-dropped = sans destinataire
outbox-state-dead = abandonné
outbox-kind-second-factor-on = Connexion en deux étapes activée
outbox-kind-second-factor-off = Connexion en deux étapes désactivée
outbox-kind-second-factor-reset = Connexion en deux étapes retirée
outbox-kind-recovery-code-used = Code de secours utilisé
outbox-kind-provider-linked = Premier accès par un fournisseur
outbox-kind-extension-asked = Prolongation demandée
outbox-kind-extension-decided = Prolongation décidée
outbox-kind-part-given = Partie confiée
outbox-kind-part-handed-back = Partie remise
outbox-kind-part-returned = Partie renvoyée
outbox-kind-part-reminder = Rappel d’une échéance
outbox-kind-wave-reminder = Rappel de la fin d’une vague
outbox-kind-wave-reminder-last = Dernier rappel de la fin d’une vague
outbox-kind-submission-receipt = Accusé de réception d’un questionnaire
outbox-kind-submission-handed-in = Questionnaire remis par une municipalité
outbox-kind-review-assigned = Révision confiée
outbox-kind-review-returned = Questionnaire renvoyé avec des questions
outbox-kind-review-accepted = Questionnaire accepté
outbox-kind-review-replied = Questions de la révision répondues
outbox-kind-review-contested = Réponse contestée
outbox-kind-review-handed-in = Questionnaire remis de nouveau
